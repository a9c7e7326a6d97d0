import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'
import { Field } from '../ui/field/field.tsx'
import { TrackingCodeField } from './tracking-code-field.tsx'

interface TrackFormProps {
  readonly code?: string | undefined
  readonly error?: string | undefined
  /** On the start page the hints stay away: they stand on the page of tracking. */
  readonly isShort?: boolean
}

export function TrackForm({ code, error, isShort }: TrackFormProps) {
  const { t } = useWords()
  return (
    <form method="post" action="/lacak" className={isShort ? 'pair' : 'stack'}>
      <TrackingCodeField code={code} error={error} hasHint={!isShort} />
      <Field
        name="pin"
        label={t('portal.track_pin')}
        hint={isShort ? undefined : t('portal.track_pin_hint')}
        required
        digits
        pattern="[0-9]{6}"
        maxLength={6}
        width="short"
      />
      <div>
        <Button icon="arrow">{t('portal.track_button')}</Button>
      </div>
    </form>
  )
}
