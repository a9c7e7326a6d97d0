import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'

/** The six digits that an authenticator shows, with room for the space that people type in the middle. */
export function TotpField() {
  const { t } = useWords()
  return (
    <Field
      name="code"
      label={t('portal.sign_in_code')}
      hint={t('portal.sign_in_code_hint')}
      digits
      maxLength={7}
      width="short"
      required
      autoComplete="one-time-code"
    />
  )
}
