import { type PlanView, plan, planReminders } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { DIMENSIONS, DimensionTag } from '../../ui/dimension-tag/dimension-tag.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { useProgressWords } from '../progress-words.ts'
import { planRights } from './may-contribute.ts'
import { PlanNav } from './plan-nav.tsx'
import { SampleMark } from './sample-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { versionQuery, wantedVersion } from './version-query.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const year = new URL(request.url).searchParams.get('tahun')
  const version = wantedVersion(request)
  const { call } = visitOf(context)
  const reply = await call(plan, { ...(year && { year }), ...(version && { version }) })
  const rights = await planRights(call)
  const waiting = rights.reminders ? await call(planReminders, {}) : undefined
  const reminders = waiting?.ok ? waiting.answer.count : null
  if (!reply.ok && reply.problem.code === 'plan.none')
    return { plan: null, rights, version: undefined, reminders }
  return { plan: answerOrLeave(request, reply), rights, version, reminders }
}

/** The plan as it stands today: six dimensions, each computed, each open down to its programmes and what happened. */
export default function Tree() {
  const { plan, rights, version, reminders } = useLoaderData<typeof loader>()
  const { t, own, language } = useWords()
  const progressWords = useProgressWords()
  if (!plan)
    return (
      <EmptyState level={1} title={t('movement.no_plan')}>
        {t('movement.no_plan_text')}
      </EmptyState>
    )
  const [title, vision] = [own(plan.title), own(plan.vision)]
  const query = versionQuery(version)
  const nameOf = (key: string) => plan.dimensions.find((dimension) => dimension.key === key)?.name ?? key
  return (
    <div className="stack-wide">
      <PageHeader
        title={title.words}
        titleLang={title.lang}
        lead={
          <>
            <span lang={vision.lang}>{vision.words}</span> · {plan.firstYear}–{plan.lastYear}
          </>
        }
      />
      <SampleMark isSample={plan.isSample} />
      <PlanNav query={query} year={plan.year} mayContribute={rights.contribute} reminders={reminders} />
      {plan.missing.length > 0 && (
        <Notice tone="late" title={t('movement.missing')}>
          {t('movement.missing_text', { names: plan.missing.map(nameOf).join(', ') })}
        </Notice>
      )}
      <section className="card stack">
        <VersionMark plan={plan} />
        <Figure
          label={t('movement.whole', { year: plan.year })}
          unknown={t('shell.unknown')}
          {...progressWords(plan.progress)}
        />
        <p className="small quiet">
          {t('plan.weighed', { day: formatShortDay(`${plan.asOf}T00:00:00Z`, language, 'UTC') })}
        </p>
      </section>
      <ul className="dimensions">
        {plan.dimensions.map((dimension) => (
          <Branch key={dimension.key} dimension={dimension} query={query} />
        ))}
      </ul>
      <DownloadLinks
        label={t('movement.download')}
        href={(format) =>
          `/gerakan/unduh/rencana/${format}?tahun=${plan.year}${version ? `&versi=${version}` : ''}`
        }
      />
      <p className="small quiet" lang="id">
        {plan.source}
      </p>
    </div>
  )
}

type Dimension = PlanView['dimensions'][number]

function Branch({ dimension, query }: { readonly dimension: Dimension; readonly query: string }) {
  const { t, own, language } = useWords()
  const progressWords = useProgressWords()
  const known = DIMENSIONS.find((one) => one === dimension.key)
  const href = `/gerakan/dimensi/${dimension.key}${query}`
  return (
    <li className="card stack" data-dimension={dimension.key}>
      {known && <DimensionTag dimension={known} label={dimension.name} />}
      <Figure
        // The plan is written in Indonesian; in English its dimensions have our words.
        label={known && language === 'en' ? t(`dimension.${known}`) : dimension.gloss}
        unknown={t('shell.unknown')}
        href={href}
        {...progressWords(dimension.progress)}
      />
      <details>
        <summary>{t('plan.elements', { count: formatNumber(dimension.activities, language) })}</summary>
        <ul className="branches">
          {dimension.elements.map((element) => {
            const label = own(element.label)
            return (
              <li key={element.key}>
                <div className="branch">
                  <a href={`${href}#${element.key}`} lang={label.lang}>
                    {label.words}
                  </a>
                  <Percent branch={element} />
                </div>
                {element.programmes.length > 0 && (
                  <ul>
                    {element.programmes.map((programme) => {
                      const title = programme.title ? own(programme.title) : undefined
                      const place = `program=${programme.id ?? 'none'}#${programme.id ?? element.key}`
                      return (
                        <li key={programme.id ?? 'none'} className="branch small">
                          <a href={`${href}${query ? '&' : '?'}${place}`} lang={title?.lang}>
                            {title?.words ?? t('plan.no_programme')}
                          </a>
                          <Percent branch={programme} />
                        </li>
                      )
                    })}
                  </ul>
                )}
              </li>
            )
          })}
        </ul>
      </details>
    </li>
  )
}

function Percent({ branch }: { readonly branch: Pick<Dimension, 'activities' | 'progress'> }) {
  const { t } = useWords()
  const { value } = useProgressWords()(branch.progress)
  return (
    <span className="numbers quiet">
      {value ?? t('shell.unknown')} · {t('plan.count', { count: branch.activities })}
    </span>
  )
}
