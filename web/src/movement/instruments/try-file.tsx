import { INSTRUMENT_KINDS, type InstrumentKind, LARGEST_FILE } from '@guyub/contract/instruments'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { FileField } from '../../ui/field/field.tsx'

/** A file of one's own: looked at first, kept only when it has no fault. */
export function TryFile({ kind }: { readonly kind: InstrumentKind }) {
  const { t } = useWords()
  return (
    <form method="post" encType="multipart/form-data" className="card stack">
      <h2>{t('instrument.bring')}</h2>
      <p className="quiet column">{t('instrument.bring_text')}</p>
      <input type="hidden" name="intent" value="try" />
      <Choice
        name="kind"
        label={t('instrument.kind')}
        value={kind}
        options={INSTRUMENT_KINDS.map((key) => ({ key, label: t(`instrument.kind_${key}`) }))}
      />
      <FileField
        name="file"
        label={t('instrument.file')}
        hint={t('instrument.file_hint', { size: LARGEST_FILE / 1024 })}
        accept=".json,application/json"
        required
      />
      <div>
        <Button>{t('instrument.try')}</Button>
      </div>
    </form>
  )
}
