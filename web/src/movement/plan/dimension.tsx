import { newCommandId } from '@guyub/contract/command'
import { me } from '@guyub/contract/identity'
import { type ActivityView, plan, reachMilestone } from '@guyub/contract/plan'
import type { OwnText } from '@guyub/contract/text'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber, formatShortDay } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { DIMENSIONS } from '../ui/dimension-tag/dimension-tag.tsx'
import { Field } from '../ui/field/field.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'
import { useProgressWords } from './progress-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const answer = answerOrLeave(request, await call(plan, {}))
  const dimension = answer.dimensions.find(({ key }) => key === params.dimension)
  if (!dimension) throw new Response(null, { status: 404 })
  const who = await call(me, {})
  const mayEdit = who.ok && (who.answer.acting?.permissions.some((one) => one === 'plan.edit') ?? false)
  return { dimension, year: answer.year, mayEdit, today: new Date().toISOString().slice(0, 10) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const reply = await visitOf(context).call(reachMilestone, {
    commandId: newCommandId(),
    milestoneId: String(form.get('milestone')),
    doneOn: String(form.get('doneOn')),
    paper: String(form.get('paper')),
  })
  return reply.ok
    ? { problem: null }
    : data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

export default function Dimension() {
  const { dimension, year, mayEdit, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const known = DIMENSIONS.find((one) => one === dimension.key)
  const progressWords = useProgressWords()
  return (
    <div className="stack-wide" data-dimension={dimension.key}>
      <PageHeader
        title={dimension.name}
        lead={known && language === 'en' ? t(`dimension.${known}`) : dimension.gloss}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <Figure
        label={t('movement.whole', { year })}
        unknown={t('shell.unknown')}
        {...progressWords(dimension.progress)}
      />
      {dimension.elements.map((element) => (
        <section key={element.key} className="stack">
          <OwnTitle level={2} text={element.label} />
          {element.activities.length === 0 && <p className="quiet">{t('movement.no_activity')}</p>}
          {element.activities.map((activity) => (
            <Activity key={activity.id} activity={activity} mayEdit={mayEdit} today={today} />
          ))}
        </section>
      ))}
    </div>
  )
}

function OwnTitle({ level, text }: { readonly level: 2 | 3; readonly text: OwnText }) {
  const { words, lang } = useWords().own(text)
  const Heading = `h${level}` as const
  return <Heading lang={lang}>{words}</Heading>
}

interface ActivityProps {
  readonly activity: ActivityView
  readonly mayEdit: boolean
  readonly today: string
}

function Activity({ activity, mayEdit, today }: ActivityProps) {
  const { t, of, language } = useWords()
  const progressWords = useProgressWords()
  const {
    title,
    owner,
    ownerName,
    indicator,
    indicatorTitle,
    value,
    target,
    unit,
    events,
    quickWin,
    milestones,
  } = activity
  const shown = (figure: number | null) =>
    figure === null
      ? t('shell.unknown')
      : unit === 'percent'
        ? `${formatNumber(figure * 100, language, 1)} %`
        : formatNumber(figure, language, 1)
  return (
    <article className="card stack" data-activity={activity.key}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <OwnTitle level={3} text={title} />
        <span className="small quiet">
          {ownerName ?? owner} {quickWin && `· ${t('movement.quick_win', { year: quickWin })}`}
        </span>
      </div>
      <Figure
        // How far the target is reached, which is not the indicator's own figure.
        label={
          indicatorTitle
            ? t('movement.toward_target', { indicator: of(indicatorTitle) })
            : t('movement.by_milestones')
        }
        unknown={t('shell.unknown')}
        href={indicator ? `/gerakan/indikator/${indicator}` : undefined}
        {...progressWords(activity.progress)}
        {...(indicator && {
          basis: t('movement.against_target', {
            value: shown(value),
            target: shown(target),
            events: formatNumber(events, language),
          }),
        })}
      />
      {milestones.length > 0 && (
        <ul className="milestones">
          {milestones.map((milestone) => (
            <li key={milestone.id}>
              <div className="row">
                <StateBadge
                  tone={milestone.doneOn ? 'done' : milestone.dueOn < today ? 'late' : 'waiting'}
                  word={t(milestone.doneOn ? 'movement.reached' : 'movement.planned')}
                />
                <span lang="id">{milestone.title}</span>
                <span className="small quiet">
                  {formatShortDay(`${milestone.doneOn ?? milestone.dueOn}T00:00:00Z`, language, 'UTC')}
                  {milestone.paper && ` · ${milestone.paper}`}
                </span>
              </div>
              {mayEdit && !milestone.doneOn && (
                <details>
                  <summary>{t('movement.report_reached')}</summary>
                  <form method="post" className="pair">
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
                    <Field
                      name="paper"
                      id={`${milestone.id}-paper`}
                      label={t('movement.paper')}
                      minLength={3}
                      maxLength={300}
                      required
                    />
                    <Button size="small">{t('movement.report')}</Button>
                  </form>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
