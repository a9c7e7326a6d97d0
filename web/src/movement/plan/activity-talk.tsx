import { type ActivityView, fieldsOf } from '@guyub/contract/plan'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { useFieldWords } from './field-words.ts'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface ActivityTalkProps {
  readonly view: ActivityView
  readonly names: PlanNames
  /** Whether the events of the activity would open. */
  readonly mayOpenLog: boolean
}

/** Remarks, the door to a request for a change, and who changed what. */
export function ActivityTalk({ view, names, mayOpenLog }: ActivityTalkProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const fieldWord = useFieldWords()
  const shown = useShownValue(names)
  const { plan, line, may } = view
  return (
    <>
      <section className="stack" id="komentar">
        <h2>{t('plan.comments')}</h2>
        {view.comments.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
        {view.comments.map((comment) => (
          <article key={comment.id}>
            <p className="small quiet">
              {comment.by ?? t('plan.somebody')}, {comment.office} ·{' '}
              {formatMoment(comment.at, language, zone)}
            </p>
            <p lang="id">{comment.words}</p>
          </article>
        ))}
        {may.contribute && (
          <details>
            <summary>{t('plan.comment')}</summary>
            <form method="post" className="stack">
              <input type="hidden" name="intent" value="comment" />
              <input type="hidden" name="plan" value={plan.id} />
              <input type="hidden" name="kind" value="activity" />
              <input type="hidden" name="node" value={line.id} />
              <LongField name="words" label={t('plan.comment_words')} required maxLength={2000} rows={3} />
              <div>
                <Button size="small">{t('plan.send')}</Button>
              </div>
            </form>
          </details>
        )}
        {may.contribute && !may.edit && (
          <details>
            <summary>{t('plan.ask_change')}</summary>
            <p className="quiet">{t('plan.ask_change_text')}</p>
            <ul>
              {fieldsOf('activity').map((field) => (
                <li key={field}>
                  <a
                    href={`/gerakan/rencana/${plan.id}/usul/activity/${line.id}/${field}?kegiatan=${line.id}`}
                  >
                    {fieldWord('activity', field)}
                  </a>{' '}
                  <span className="small quiet" lang="id">
                    {shown(field, view.node.fields[field]).slice(0, 80)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
        {view.openRequests > 0 && (
          <p className="small">
            <a href="/gerakan/rencana/masukan">{t('plan.requests_open', { count: view.openRequests })}</a>
          </p>
        )}
      </section>
      <section className="stack" id="riwayat">
        <h2>{t('plan.history')}</h2>
        {view.history.length === 0 && <p className="quiet">{t('plan.history_none')}</p>}
        <ol className="history">
          {view.history.map((edit) => (
            <li key={edit.id}>
              <p className="small quiet">
                {formatMoment(edit.at, language, zone)} · {edit.by ?? t('plan.somebody')}, {edit.office}
              </p>
              <p>
                {t(`plan.how_${edit.how}`)} · {t(`plan.kind_${edit.kind as 'activity'}`)}
                {edit.field && (
                  <>
                    {' '}
                    · {fieldWord(edit.kind, edit.field)}:{' '}
                    <del lang="id">{shown(edit.field, edit.before)}</del>{' '}
                    <ins lang="id">{shown(edit.field, edit.after)}</ins>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
        {mayOpenLog && (
          <p className="small">
            <a href={`/gerakan/peristiwa/${line.id}`}>{t('plan.in_the_log')}</a>
          </p>
        )}
      </section>
    </>
  )
}
