import type { SatisfactionForm } from '@guyub/contract/cases'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { ScaleQuestions } from '../../ui/scale-questions/scale-questions.tsx'
import '../../words/satisfaction-words.ts'

interface RatingFormProps {
  readonly form: SatisfactionForm
  readonly command: string
  /** Something was missing: it stays open, and says where. */
  readonly isAgain: boolean
  /** What was answered before. */
  readonly before: Readonly<Record<string, number>>
  readonly comment?: string | undefined
}

/** Nine questions after a service is finished; nobody must answer. */
export function RatingForm({ form, command, isAgain, before, comment }: RatingFormProps) {
  const { t, of } = useWords()
  return (
    <details className="card screen-only" open={isAgain}>
      <summary>
        <strong>{t('satisfaction.title')}</strong>
      </summary>
      <form method="post" className="stack" style={{ marginTop: 16 }}>
        <input type="hidden" name="intent" value="rate" />
        <input type="hidden" name="command" value={command} />
        <p>{t('satisfaction.lead')}</p>
        <ScaleQuestions
          questions={form.elements}
          scale={form.scale}
          of={of}
          answers={before}
          missing={isAgain ? t('cases.rating_incomplete') : undefined}
        />
        <LongField
          name="comment"
          label={t('satisfaction.comment')}
          hint={t('satisfaction.comment_hint')}
          optional={t('shell.optional')}
          defaultValue={comment}
          maxLength={1000}
          rows={3}
        />
        <p className="small quiet">{of(form.note)}</p>
        <div>
          <Button>{t('satisfaction.send')}</Button>
        </div>
      </form>
    </details>
  )
}
