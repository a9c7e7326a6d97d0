import type { RoundView } from '@guyub/contract/evaluation'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'

interface SubmitRoundProps {
  readonly view: RoundView
  readonly isHead: boolean
  readonly command: string
}

/** Handing in: whoever does it reads first what stays unanswered. */
export function SubmitRound({ view, isHead, command }: SubmitRoundProps) {
  const { t, of } = useWords()
  const open = view.aspects.flatMap(({ items }) => items).filter(({ answer }) => answer === null)
  return (
    <section className="card stack" id="kirim">
      <h2>{t('round.submit')}</h2>
      <p>{t('round.submit_lead', { answered: view.answered, items: view.items })}</p>
      {open.length > 0 && (
        <details>
          <summary>{t('round.unanswered', { count: open.length })}</summary>
          <ul>
            {open.map(({ key, question }) => (
              <li key={key}>{of(question)}</li>
            ))}
          </ul>
        </details>
      )}
      <IntentForm intent="submit" command={command}>
        {open.map(({ key }) => (
          <input key={key} type="hidden" name="unanswered" value={key} />
        ))}
        {!isHead && (
          <Field name="mandate" label={t('round.mandate')} hint={t('round.mandate_hint')} required />
        )}
        <div>
          <Button>{t('round.submit')}</Button>
        </div>
      </IntentForm>
    </section>
  )
}
