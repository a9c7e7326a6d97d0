import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { LongField } from '../../ui/field/field.tsx'

/** What the applicant may do on a ground out of a list: each a form of its own, closed until somebody wants it. */
export function ReasonedForms({ view }: { readonly view: z.output<typeof TrackView> }) {
  const { t, of } = useWords()
  const reasoned = view.actions.filter(({ reasons }) => reasons.length > 0)
  return reasoned.map(({ action, label, reasons, reasonLabel, message, messageLabel }) => (
    <details key={action} className="card">
      <summary>
        <strong>{of(label)}</strong>
      </summary>
      <form method="post" encType="multipart/form-data" className="stack" style={{ marginTop: 16 }}>
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="action" value={action} />
        <Choice
          name="reason"
          id={`reason-${action}`}
          label={reasonLabel ? of(reasonLabel) : t('portal.follow_reason')}
          options={reasons.map((reason) => ({ key: reason.key, label: of(reason.label) }))}
        />
        {message && (
          <LongField
            name="message"
            id={`message-${action}`}
            label={messageLabel ? of(messageLabel) : t('portal.follow_answer_text')}
            optional={message === 'optional' ? t('shell.optional') : undefined}
            maxLength={2000}
            required={message === 'required'}
          />
        )}
        <div className="row">
          <Button>{of(label)}</Button>
        </div>
      </form>
    </details>
  ))
}
