import type { ObstacleView } from '@guyub/contract/plan'
import { formatMoment, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { ReportPapers } from '../papers/report-papers.tsx'

interface ObstacleCardProps {
  readonly obstacle: ObstacleView
  readonly wordOf: (kind: string) => string
  /** What kinds of paper are called. */
  readonly names: Readonly<Record<string, string>>
  readonly command: string
  readonly today: string
}

const TONES = { opened: 'waiting', planned: 'running', solved: 'done' } as const

/** One obstacle: what it is, what it holds up, who solves it by when, and each step as it was said. */
export function ObstacleCard({ obstacle, wordOf, names, command, today }: ObstacleCardProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const day = (at: string) => formatShortDay(`${at}T00:00:00Z`, language, 'UTC')
  const { id, state, isLate, dueOn, area, activities, steps } = obstacle
  return (
    <article className="card stack" id={id}>
      <div className="branch">
        <h3 lang="id">{obstacle.title}</h3>
        <StateBadge
          tone={isLate ? 'late' : TONES[state]}
          word={t(isLate ? 'obstacle.late' : `obstacle.state_${state}`)}
        />
      </div>
      <dl className="facts">
        <dt>{t('obstacle.kind')}</dt>
        <dd>{wordOf(obstacle.kind)}</dd>
        <dt>{t('obstacle.owner')}</dt>
        <dd>{obstacle.ownerName ?? obstacle.owner}</dd>
        {area && (
          <>
            <dt>{t('obstacle.area')}</dt>
            <dd>{area.name}</dd>
          </>
        )}
        {activities.length > 0 && (
          <>
            <dt>{t('obstacle.holds_up')}</dt>
            <dd lang="id">
              {activities.map((activity, place) => (
                <span key={activity.id}>
                  {place > 0 && ' · '}
                  <a href={`/gerakan/kegiatan/${activity.id}`}>{activity.title}</a>
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{t('obstacle.remedy')}</dt>
        <dd lang={obstacle.remedy ? 'id' : undefined}>{obstacle.remedy ?? t('obstacle.no_remedy')}</dd>
        {dueOn && (
          <>
            <dt>{t('obstacle.due')}</dt>
            <dd>{day(dueOn)}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>{t('obstacle.steps', { count: steps.length })}</summary>
        <ol className="history">
          {steps.map((step) => (
            <li key={step.at + step.state}>
              <p className="small quiet">
                {formatMoment(step.at, language, zone)} · {step.office} · {t(`obstacle.state_${step.state}`)}
                {step.dueOn && ` · ${t('obstacle.due')} ${day(step.dueOn)}`}
              </p>
              <p lang="id">
                {step.words} {step.paper && `(${step.paper})`}
              </p>
            </li>
          ))}
        </ol>
      </details>
      {state === 'solved' && (
        <ReportPapers
          {...{
            report: 'obstacle',
            reportId: id,
            papers: obstacle.papers,
            named: null,
            command,
            names,
            today,
          }}
          {...{ mayAttach: obstacle.may.attach, kinds: Object.keys(names) }}
          isAwaited={steps.some(({ paper }) => paper !== null)}
        />
      )}
      {obstacle.may.write && <Steps {...{ id, command, today, openedOn: obstacle.openedOn }} />}
    </article>
  )
}

interface StepsProps {
  readonly id: string
  readonly command: string
  readonly today: string
  readonly openedOn: string
}

function Steps({ id, command, today, openedOn }: StepsProps) {
  const { t } = useWords()
  return (
    <>
      <details>
        <summary>{t('obstacle.plan')}</summary>
        <form method="post" className="stack column">
          <input type="hidden" name="intent" value="plan" />
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="obstacle" value={id} />
          <LongField
            {...{ name: 'remedy', id: `remedy-${id}`, label: t('obstacle.remedy'), rows: 3 }}
            {...{ required: true, minLength: 5, maxLength: 2000 }}
          />
          <Field
            {...{ name: 'dueOn', id: `due-${id}`, type: 'date', label: t('obstacle.due') }}
            {...{ min: today, required: true, width: 'medium' }}
          />
          <div>
            <Button size="small">{t('plan.save')}</Button>
          </div>
        </form>
      </details>
      <details>
        <summary>{t('obstacle.solve')}</summary>
        <form method="post" className="stack column">
          <input type="hidden" name="intent" value="solve" />
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="obstacle" value={id} />
          <Field
            {...{ name: 'solvedOn', id: `solved-${id}`, type: 'date', label: t('obstacle.solved_on') }}
            {...{ min: openedOn, max: today, required: true, width: 'medium' }}
          />
          <LongField
            {...{ name: 'solution', id: `solution-${id}`, label: t('obstacle.solution'), rows: 3 }}
            {...{ required: true, minLength: 5, maxLength: 2000 }}
          />
          <Field
            {...{ name: 'paper', id: `paper-${id}`, label: t('plan.paper'), hint: t('plan.paper_hint') }}
            {...{ optional: t('plan.optional'), maxLength: 300 }}
          />
          <div>
            <Button size="small">{t('obstacle.solve')}</Button>
          </div>
        </form>
      </details>
    </>
  )
}
