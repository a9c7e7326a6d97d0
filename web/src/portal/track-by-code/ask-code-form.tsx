import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { TrackingCodeField } from '../tracking-code-field.tsx'

interface AskCodeFormProps {
  readonly code: string
  readonly phone?: string | undefined
  readonly error?: string | undefined
}

export function AskCodeForm({ code, phone, error }: AskCodeFormProps) {
  const { t, ofCode } = useWords()
  return (
    <form method="post" action="/lacak/kode" className="stack">
      {error && error !== 'short' && <Notice tone="broken">{ofCode(error)}</Notice>}
      <input type="hidden" name="intent" value="send" />
      <TrackingCodeField code={code} />
      <Field
        name="phone"
        type="tel"
        label={t('portal.code_phone')}
        hint={t('portal.code_phone_hint')}
        error={error === 'short' ? t('portal.code_phone_short') : undefined}
        defaultValue={phone}
        required
        maxLength={40}
        width="medium"
        autoComplete="tel"
      />
      <div>
        <Button icon="arrow">{t('portal.code_send')}</Button>
      </div>
    </form>
  )
}
