import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { FileField, LongField } from '../../ui/field/field.tsx'

interface AnswerFieldsProps {
  readonly files: z.output<typeof TrackView>['files']
  /** One of the answers must say why. */
  readonly isRequired?: boolean
}

/** What goes with a correction: new photographs in place of the old ones, and a word to the officer. */
export function AnswerFields({ files, isRequired = false }: AnswerFieldsProps) {
  const { t, of } = useWords()
  return (
    <>
      {files.map(({ key, label }) => (
        <FileField
          key={key}
          name={`file-${key}`}
          label={of(label)}
          optional={t('shell.optional')}
          accept="image/*,application/pdf"
        />
      ))}
      <LongField
        name="message"
        label={t('portal.follow_answer_text')}
        optional={t(isRequired ? 'portal.follow_answer_why' : 'shell.optional')}
        maxLength={2000}
      />
    </>
  )
}
