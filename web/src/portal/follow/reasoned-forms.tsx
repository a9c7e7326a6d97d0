import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { MadeIdFields, type MadeIds } from './made-ids.tsx'
import { standsAlone } from './stands-alone.ts'

/** What the applicant may do on a ground out of a list, or what ends the request: each a form of its own, closed until somebody wants it. */
export function ReasonedForms({
  view,
  made,
}: {
  readonly view: z.output<typeof TrackView>
  readonly made: MadeIds
}) {
  const { t, of } = useWords()
  const reasoned = view.actions.filter((one) => standsAlone(one, view))
  return reasoned.map(({ action, label, reasons, reasonLabel, message, messageLabel, ends }) => (
    <details key={action} className="card">
      <summary>
        <strong>{of(label)}</strong>
      </summary>
      <form method="post" encType="multipart/form-data" className="stack" style={{ marginTop: 16 }}>
        <input type="hidden" name="intent" value="answer" />
        <MadeIdFields made={made} />
        <input type="hidden" name="action" value={action} />
        {ends && <p>{t('portal.follow_ends')}</p>}
        {reasons.length > 0 && (
          <Choice
            name="reason"
            id={`reason-${action}`}
            label={reasonLabel ? of(reasonLabel) : t('portal.follow_reason')}
            options={reasons.map((reason) => ({ key: reason.key, label: of(reason.label) }))}
          />
        )}
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
