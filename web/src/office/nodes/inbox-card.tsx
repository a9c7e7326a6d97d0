import type { InboxItem } from '@guyub/contract/nodes'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { ReasonForm } from './reason-form.tsx'

const WORD = {
  '/cases': 'nodes.command.submit',
  '/cases/:caseId/files': 'nodes.command.attach',
  '/cases/:caseId/notes': 'nodes.command.note',
  '/devices': 'nodes.command.device',
  '/nodes/inbox/:refusedId/decide': 'nodes.command.decide',
  '/nodes/inbox/hand-over': 'nodes.command.hand_over',
} as const
const STATE = {
  refused: 'nodes.state_refused',
  waiting: 'nodes.state_waiting',
  made: 'nodes.state_made',
} as const

/** One command that the regency has not carried out; a refused one with its reason, and what a person can do about it. */
export function InboxCard({ item, command }: { readonly item: InboxItem; readonly command: string }) {
  const { t, of, ofCode, language } = useWords()
  const { zone } = useVisit()
  const isRefused = item.state === 'refused'
  const word = item.action
    ? of(item.action)
    : t(WORD[item.path as keyof typeof WORD] ?? 'nodes.command.other')
  const about = item.subject ?? item.trackingCode ?? item.nodeName
  const nameOf = (name: string | null) => name ?? t('nodes.somebody')
  return (
    <li className="card stack" aria-label={`${word}: ${about}`}>
      <div className="node-head">
        <h2>
          {word} <span className="quiet">{about}</span>
        </h2>
        <StateBadge tone={isRefused ? 'broken' : 'waiting'} word={t(STATE[item.state])} />
      </div>
      <p className="small quiet">
        {item.trackingCode && (
          <>
            <span className="code">{item.trackingCode}</span> ·{' '}
          </>
        )}
        {t('nodes.made_by', {
          name: nameOf(item.actorName),
          when: formatMoment(item.madeAt, language, zone),
        })}
        . {item.owner !== item.actor && t('nodes.for', { name: nameOf(item.ownerName) })}
        {item.ownerLeft && t('nodes.owner_left', { name: nameOf(item.ownerName) })}
      </p>
      {item.code && <p className="field-error">{ofCode(item.code)}</p>}
      {isRefused && (
        <form method="post" className="stack">
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="refused" value={item.commandId} />
          {item.fields.map(({ field, label, sent, now }) => (
            <fieldset key={field} className="stack">
              <legend className="field-label">{label ? of(label) : field}</legend>
              <dl className="node-answers">
                <div>
                  <dt>{t('nodes.sent')}</dt>
                  <dd>{sent}</dd>
                </div>
                {now !== null && (
                  <div>
                    <dt>{t('nodes.stands')}</dt>
                    <dd>{now}</dd>
                  </div>
                )}
              </dl>
              <Field
                id={`${item.commandId}-${field}`}
                name={`answer.${field}`}
                label={t('nodes.your_answer')}
                defaultValue={sent}
              />
            </fieldset>
          ))}
          <div>
            <Button name="intent" value="again" size="small">
              {t('nodes.again')}
            </Button>
          </div>
        </form>
      )}
      {isRefused && (
        <ReasonForm intent="drop" command={command} about={{ name: 'refused', id: item.commandId }} />
      )}
    </li>
  )
}
