import { useWords } from '../kernel/use-words.ts'
import { Field } from '../ui/field/field.tsx'

interface TrackingCodeFieldProps {
  readonly code?: string | undefined
  readonly error?: string | undefined
  readonly hasHint?: boolean
}

/** The code of the receipt, typed in any case and with or without its hyphens. */
export function TrackingCodeField({ code, error, hasHint = true }: TrackingCodeFieldProps) {
  const { t } = useWords()
  return (
    <Field
      name="code"
      label={t('portal.track_code')}
      hint={hasHint ? t('portal.track_code_hint') : undefined}
      error={error}
      defaultValue={code}
      required
      maxLength={40}
      width="medium"
      autoCapitalize="characters"
      spellCheck={false}
    />
  )
}
