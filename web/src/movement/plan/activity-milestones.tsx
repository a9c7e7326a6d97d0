import type { ActivityView } from '@guyub/contract/plan'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { ReportPapers } from '../papers/report-papers.tsx'
import { AddLink, EditLink } from './node-links.tsx'
import type { PlanNames } from './plan-names.ts'
import { ProofFields } from './proof-fields.tsx'

interface ActivityMilestonesProps {
  readonly view: ActivityView
  readonly names: PlanNames
  readonly paperKinds: readonly string[]
  readonly today: string
  readonly command: string
}

/** What is to be reached by when, what was, and which paper proves it. */
export function ActivityMilestones({ view, names, paperKinds, today, command }: ActivityMilestonesProps) {
  const { t, language } = useWords()
  const day = (at: string) => formatShortDay(`${at}T00:00:00Z`, language, 'UTC')
  return (
    <section className="stack" id="tonggak">
      <div className="branch">
        <h2>{t('plan.milestones')}</h2>
        <AddLink view={view} kind="milestone" />
      </div>
      {view.milestones.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
      <ul className="milestones">
        {view.milestones.map((milestone) => (
          <li key={milestone.id} id={milestone.id}>
            <div className="row">
              <StateBadge
                tone={milestone.doneOn ? 'done' : milestone.dueOn < today ? 'late' : 'waiting'}
                word={t(
                  milestone.doneOn
                    ? 'movement.reached'
                    : milestone.dueOn < today
                      ? 'plan.overdue'
                      : 'movement.planned',
                )}
              />
              <span lang="id">{milestone.title}</span>
              <span className="small quiet">
                {milestone.doneOn
                  ? t('plan.done_due', { done: day(milestone.doneOn), due: day(milestone.dueOn) })
                  : t('plan.due', { due: day(milestone.dueOn) })}{' '}
                · {t('plan.weight', { weight: formatNumber(milestone.weight, language, 1) })}
              </span>
              <EditLink view={view} kind="milestone" id={milestone.id} />
            </div>
            {milestone.report && (
              <>
                <p className="small">
                  {milestone.report.paperKind &&
                    `${names[milestone.report.paperKind] ?? milestone.report.paperKind}: `}
                  <span lang="id">{milestone.report.paper}</span>{' '}
                  <span className="quiet">
                    {[milestone.report.by, milestone.report.office].filter(Boolean).join(', ')}
                  </span>
                </p>
                <ReportPapers
                  {...{ report: 'milestone', reportId: milestone.id, papers: milestone.report.papers }}
                  {...{ named: milestone.report.paperKind, mayAttach: view.may.report, kinds: paperKinds }}
                  {...{ command, names, today }}
                />
              </>
            )}
            {view.may.report && !milestone.doneOn && (
              <details>
                <summary>{t('movement.report_reached')}</summary>
                <form method="post" encType="multipart/form-data" className="stack column">
                  <input type="hidden" name="intent" value="reach" />
                  <input type="hidden" name="command" value={command} />
                  <input type="hidden" name="milestone" value={milestone.id} />
                  <Field
                    name="doneOn"
                    id={`${milestone.id}-done-on`}
                    type="date"
                    label={t('movement.done_on')}
                    max={today}
                    required
                    width="medium"
                  />
                  <ProofFields id={milestone.id} kinds={paperKinds} names={names} today={today} />
                  <div>
                    <Button size="small">{t('movement.report')}</Button>
                  </div>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
