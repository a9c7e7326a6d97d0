import { cohort } from '@guyub/contract/cohort'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber, formatShare } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { actOnCohort } from './act-on-cohort.ts'
import { CohortDelegates } from './cohort-delegates.tsx'
import { CohortStageCard } from './cohort-stage.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const view = answerOrLeave(request, await call(cohort, { cohortId: params.cohortId ?? '' }))
  const who = await call(me, {})
  const permissions: readonly string[] = who.ok ? (who.answer.acting?.permissions ?? []) : []
  const may = (what: string) => permissions.includes(`cohort.${what}`)
  return {
    view,
    may: {
      manage: may('manage'),
      attend: may('attend'),
      deliver: may('deliver'),
      review: may('review'),
      read: may('read'),
    },
    done: new URL(request.url).searchParams.get('selesai'),
    invited: new URL(request.url).searchParams.get('diundang')?.split('-').map(Number) ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const result = await actOnCohort(visitOf(context), params.cohortId ?? '', form)
  if (result.problem) return data({ problem: result.problem.code }, { status: result.problem.status || 500 })
  const { count, invited } = result
  const query = invited
    ? `?diundang=${invited.invited}-${invited.onPaper}`
    : count === undefined
      ? ''
      : `?selesai=${count}`
  throw redirect(`/gerakan/bimtek/${params.cohortId}${query}`, 303)
}

/** One cohort: its stages for everybody; names, attendance and what was handed in for those who work with it. */
export default function Cohort() {
  const { view, may, done, invited } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { counts } = view
  const files = `/gerakan/berkas-bimtek/${view.id}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={view.title}
        titleLang="id"
        lead={view.wave ? t('cohort.wave_is', { wave: view.wave }) : undefined}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/bimtek', word: t('cohort.cohorts') }]}
        actions={
          <>
            <ButtonLink kind="second" size="small" icon="download" href={`${files}/kalender`}>
              {t('cohort.calendar')}
            </ButtonLink>
            {may.attend && (
              <ButtonLink kind="second" size="small" href="/meja/hadir">
                {t('cohort.desk_door')}
              </ButtonLink>
            )}
            {may.manage && (
              <>
                <ButtonLink kind="second" size="small" icon="download" href={`${files}/kartu`}>
                  {t('cohort.cards')}
                </ButtonLink>
                <ButtonLink kind="second" size="small" href={`/gerakan/bimtek/${view.id}/rencana`}>
                  {t('cohort.edit_stages')}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {view.isSample && <Notice tone="late">{t('cohort.sample')}</Notice>}
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {done !== null && (
        <Notice tone="done">{t('cohort.certified_count', { count: Number(done) || 0 })}</Notice>
      )}
      {invited && (
        <Notice tone="done">
          {t('cohort.invited', { invited: invited[0] || 0, onPaper: invited[1] || 0 })}
        </Notice>
      )}
      <div className="dimensions">
        <Figure
          label={t('cohort.delegates')}
          value={formatNumber(counts.delegates, language)}
          unknown="–"
          basis={t('cohort.replaced_basis', { count: counts.replaced })}
        />
        <Figure
          label={t('cohort.attendance')}
          value={counts.attendance === null ? undefined : formatShare(counts.attendance, language)}
          unknown={t('cohort.unknown_yet')}
          basis={t('cohort.attendance_basis')}
          share={counts.attendance ?? undefined}
        />
        <Figure
          label={t('cohort.substituted')}
          value={formatNumber(counts.substituted, language)}
          unknown="–"
          basis={t('cohort.substituted_basis')}
        />
      </div>
      {view.stages.map((stage) => (
        <CohortStageCard key={stage.key} view={view} stage={stage} may={may} />
      ))}
      {view.delegates && <CohortDelegates view={view} mayManage={may.manage} />}
    </div>
  )
}
