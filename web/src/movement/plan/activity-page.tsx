import { newCommandId } from '@guyub/contract/command'
import { activityRealisation, obstacles, planActivity } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { ActivityObstacles } from '../obstacles/activity-obstacles.tsx'
import { ActivityRealisation } from '../realisation/activity-realisation.tsx'
import { sendForm } from './activity-actions.ts'
import { ActivityFigure } from './activity-card.tsx'
import { ActivityFacts } from './activity-facts.tsx'
import { ActivityIndicators } from './activity-indicators.tsx'
import { ActivityMilestones } from './activity-milestones.tsx'
import { ActivityMoney } from './activity-money.tsx'
import { ActivityTalk } from './activity-talk.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { optionsOf } from './field-options.ts'
import { askPlanNames } from './plan-names.ts'
import { SampleMark } from './sample-mark.tsx'
import { SavedMark } from './saved-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language, today } = visitOf(context)
  const version = wantedVersion(request)
  const asked = { activityId: params.activityId ?? '', ...(version && { version }) }
  const view = answerOrLeave(request, await call(planActivity, asked))
  const known = await askPlanNames(call, language, view.plan.id)
  const [permissions, held, spent] = await Promise.all([
    ownPermissions(call),
    call(obstacles, { activity: view.line.id }),
    call(activityRealisation, { activityId: view.line.id }),
  ])
  return {
    view,
    mayOpenLog: permissions.includes('indicators.open'),
    obstacles: held.ok ? held.answer.obstacles : [],
    reports: spent.ok ? spent.answer : [],
    names: { ...known.names, ...view.offices, ...view.areas },
    // Only who may decide needs what may be chosen.
    options: view.conflicts.length ? optionsOf(known) : undefined,
    paperKinds: known.lists?.paperKinds.map(({ key }) => key) ?? [],
    command: newCommandId(),
    today,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const problem = await sendForm(visitOf(context), await request.formData())
  if (problem) return data({ problem }, { status: problem.status || 500 })
  const { pathname, searchParams } = new URL(request.url)
  searchParams.set('simpan', 'ya')
  return redirect(`${pathname}?${searchParams}`)
}

/** One activity with everything that is known of it. */
export default function ActivityPage() {
  const {
    view,
    mayOpenLog,
    obstacles: held,
    reports,
    names,
    options,
    ...proving
  } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, own, ofCode, language } = useWords()
  const { zone } = useVisit()
  const { line, plan } = view
  const title = own(line.title)
  const here = `/gerakan/kegiatan/${line.id}?versi=${plan.id}`
  const years = Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
  return (
    <div className="stack-wide" data-dimension={line.dimension}>
      <PageHeader
        title={title.words}
        titleLang={title.lang}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[
          { href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') },
          {
            href: `/gerakan/dimensi/${line.dimension}?versi=${plan.id}`,
            word: names[line.dimension] ?? line.dimension,
          },
        ]}
        actions={
          view.may.edit && (
            <ButtonLink
              kind="second"
              href={`/gerakan/rencana/${plan.id}/ubah/activity/${line.id}?kembali=${encodeURIComponent(here)}`}
            >
              {t('plan.edit')}
            </ButtonLink>
          )
        }
      />
      <SampleMark isSample={plan.isSample} />
      {result?.problem ? (
        <Notice
          tone="broken"
          {...(result.problem.isReported && { title: t('papers.reported_without_file') })}
        >
          {ofCode(result.problem.code)} {result.problem.isReported && t('papers.file_later')}
        </Notice>
      ) : (
        <SavedMark />
      )}
      {view.conflicts.length > 0 && (
        <section className="stack" id="pertentangan">
          <h2>{t('plan.conflicts')}</h2>
          <p>{t('plan.conflicts_text')}</p>
          {options &&
            view.conflicts.map((conflict) => (
              <ConflictCard key={conflict.id} {...{ conflict, names, options, years }} />
            ))}
        </section>
      )}
      <section className="card stack">
        <ActivityFigure line={line} />
        <p className="small quiet">
          {line.touchedAt
            ? t('plan.touched', { at: formatMoment(line.touchedAt, language, zone) })
            : t('plan.never_touched')}
        </p>
      </section>
      <ActivityFacts view={view} names={names} />
      <ActivityMilestones {...{ view, names, ...proving }} />
      <ActivityIndicators {...{ view, names, ...proving }} />
      <ActivityMoney {...{ view, names }} />
      <ActivityRealisation
        {...{ activityId: line.id, reports, names, ...proving, mayReport: view.may.report }}
      />
      <ActivityObstacles activityId={line.id} obstacles={held} mayOpen={view.may.report} />
      <ActivityTalk {...{ view, names, mayOpenLog }} />
    </div>
  )
}
