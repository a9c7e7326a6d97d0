import { useWords } from '../../kernel/use-words.ts'
import { Field, FileField } from '../../ui/field/field.tsx'

interface FileFieldsProps {
  readonly id: string
  readonly today: string
  /** Beside a report, whose file may follow later. */
  readonly isOptional?: boolean
}

/** The paper as a file, the day that stands on it, and that somebody has looked. */
export function FileFields({ id, today, isOptional = false }: FileFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <FileField
        {...{ name: 'file', id: `${id}-file`, label: t('papers.file') }}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        hint={t('papers.file_hint')}
        optional={isOptional ? t('papers.may_follow') : undefined}
        required={!isOptional}
      />
      <Field
        {...{ name: 'paperOn', id: `${id}-paper-on`, type: 'date', label: t('papers.day') }}
        {...{ max: today, defaultValue: today, width: 'medium', required: !isOptional }}
      />
      <label className="choice-option">
        <input type="checkbox" name="looked" value="yes" required={!isOptional} /> {t('papers.looked')}
      </label>
    </>
  )
}
