import { type ActivityLine, plan, planActivities } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DIMENSIONS } from '../../ui/dimension-tag/dimension-tag.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { useProgressWords } from '../progress-words.ts'
import { ActivityCard } from './activity-card.tsx'
import { planRights } from './may-contribute.ts'
import { SampleMark } from './sample-mark.tsx'
import { versionQuery, wantedVersion } from './version-query.ts'

// So many are shown at once; above that a programme is opened to see its activities.
const FEW = 40

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const version = wantedVersion(request)
  const open = new URL(request.url).searchParams.get('program') ?? undefined
  const asked = version ? { version } : {}
  const answer = answerOrLeave(request, await call(plan, asked))
  const dimension = answer.dimensions.find(({ key }) => key === params.dimension)
  if (!dimension) throw new Response(null, { status: 404 })
  const all = dimension.activities <= FEW
  const filter = { ...asked, dimension: dimension.key }
  const [its, loose] = await Promise.all([
    all || open ? call(planActivities, { ...filter, ...(!all && open && { programme: open }) }) : undefined,
    !all && open !== 'none' ? call(planActivities, { ...filter, programme: 'none' }) : undefined,
  ])
  const lines = [its, loose].flatMap((reply) => (reply?.ok ? reply.answer : []))
  const mayEdit = (await planRights(call)).editAll && ['draft', 'consultation'].includes(answer.status)
  return { dimension, plan: answer, lines, open, all, version, mayEdit }
}

/** One dimension: its elements and programmes with what they rest on, and the activities of what was opened. */
export default function Dimension() {
  const { dimension, plan, lines, open, all, version, mayEdit } = useLoaderData<typeof loader>()
  const { t, own, language } = useWords()
  const known = DIMENSIONS.find((one) => one === dimension.key)
  const progressWords = useProgressWords()
  const query = versionQuery(version)
  const add = (kind: string, element: string) =>
    `/gerakan/rencana/${plan.id}/tambah/${kind}?unsur=${element}&kembali=${encodeURIComponent(`/gerakan/dimensi/${dimension.key}${query}`)}`
  return (
    <div className="stack-wide" data-dimension={dimension.key}>
      <PageHeader
        title={dimension.name}
        lead={known && language === 'en' ? t(`dimension.${known}`) : dimension.gloss}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan${query}`, word: t('movement.plan') }]}
      />
      <SampleMark isSample={plan.isSample} />
      <Figure
        label={t('movement.whole', { year: plan.year })}
        unknown={t('shell.unknown')}
        {...progressWords(dimension.progress)}
      />
      {dimension.elements.map((element) => {
        const label = own(element.label)
        return (
          <section key={element.key} id={element.key} className="stack">
            <div className="branch">
              <h2 lang={label.lang}>{label.words}</h2>
              {mayEdit && (
                <span className="row">
                  <ButtonLink kind="plain" size="small" icon="plus" href={add('programme', element.key)}>
                    {t('plan.kind_programme')}
                  </ButtonLink>
                  <ButtonLink kind="plain" size="small" icon="plus" href={add('activity', element.key)}>
                    {t('plan.kind_activity')}
                  </ButtonLink>
                </span>
              )}
            </div>
            {element.activities === 0 && <p className="quiet">{t('movement.no_activity')}</p>}
            {element.programmes.map((programme) => {
              const title = programme.title ? own(programme.title) : undefined
              const its = lines.filter(
                (line) => line.element === element.key && line.programmeId === programme.id,
              )
              if (!programme.id) return <Cards key="none" lines={its} query={query} />
              return (
                <details key={programme.id} id={programme.id} open={open === programme.id}>
                  <summary>
                    <span lang={title?.lang}>{title?.words}</span>{' '}
                    <span className="small quiet numbers">
                      {progressWords(programme.progress).value ?? t('shell.unknown')} ·{' '}
                      {t('plan.count', { count: programme.activities })}
                    </span>
                  </summary>
                  <div className="stack">
                    <p className="small quiet">{progressWords(programme.progress).basis}</p>
                    {mayEdit && (
                      <div>
                        <ButtonLink
                          kind="plain"
                          size="small"
                          href={`/gerakan/rencana/${plan.id}/ubah/programme/${programme.id}?kembali=${encodeURIComponent(`/gerakan/dimensi/${dimension.key}${query}`)}`}
                        >
                          {t('plan.edit')}
                        </ButtonLink>
                      </div>
                    )}
                    {its.length === 0 && programme.activities > 0 && !all ? (
                      <a
                        href={`?${version ? `versi=${version}&` : ''}program=${programme.id}#${programme.id}`}
                      >
                        {t('plan.show_activities', { count: programme.activities })}
                      </a>
                    ) : (
                      <Cards lines={its} query={query} />
                    )}
                  </div>
                </details>
              )
            })}
          </section>
        )
      })}
    </div>
  )
}

function Cards({ lines, query }: { readonly lines: readonly ActivityLine[]; readonly query: string }) {
  return lines.map((line) => <ActivityCard key={line.id} line={line} query={query} />)
}
