import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

interface OpenByCodeFormProps {
  readonly trackingCode: string
  /** Last digits of the number that was typed. */
  readonly ending: string
  readonly minutes: number
  readonly error: string | null
}

export function OpenByCodeForm({ trackingCode, ending, minutes, error }: OpenByCodeFormProps) {
  const { t, ofCode } = useWords()
  return (
    <form method="post" action="/lacak/kode" className="stack">
      {!error && (
        <Notice title={t('portal.code_sent')}>
          {t('portal.code_sent_text', { ending: `…${ending}`, minutes })}
        </Notice>
      )}
      <input type="hidden" name="intent" value="open" />
      <input type="hidden" name="code" value={trackingCode} />
      <input type="hidden" name="ending" value={ending} />
      <input type="hidden" name="minutes" value={minutes} />
      <p>
        {t('portal.track_code')}: <strong className="code">{trackingCode}</strong>
      </p>
      <Field
        name="once"
        label={t('portal.code_field')}
        hint={t('portal.code_field_hint')}
        error={error ? (error === 'cases.track_unknown' ? t('portal.code_wrong') : ofCode(error)) : undefined}
        required
        digits
        pattern="[0-9]{6}"
        maxLength={6}
        width="short"
        autoComplete="one-time-code"
      />
      <div className="row">
        <Button icon="arrow">{t('portal.track_button')}</Button>
        <a href={`/lacak/kode?kode=${encodeURIComponent(trackingCode)}`}>{t('portal.code_again')}</a>
      </div>
    </form>
  )
}
