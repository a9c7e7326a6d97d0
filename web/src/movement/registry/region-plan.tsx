import { memberPlan, type PlanBranch } from '@guyub/contract/movement'
import type { AdoptedHead } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { SampleMark } from '../plan/sample-mark.tsx'
import { centreOf } from './centre.ts'
import { PlanBudget } from './plan-budget.tsx'
import { PlanWords } from './plan-words.tsx'
import { PlannedActivities } from './planned-activities.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const dimension = new URL(request.url).searchParams.get('dimensi')
  const asked = { member: params.member ?? '', ...(dimension && { dimension }) }
  const reply = await visit.call(memberPlan, asked, centre)
  return { ...answerOrLeave(request, reply), dimension }
}

type Element = AdoptedHead['dimensions'][number]['elements'][number]

/** The plan that a region adopted, as the ministry reads it: what it wants, what it costs year by year, and the tree below. */
export default function RegionPlan() {
  const { member, plan, dimension } = useLoaderData<typeof loader>()
  const { t, own, language } = useWords()
  const trail = [
    { href: '/gerakan/daerah', word: t('registry.title') },
    { href: `/gerakan/daerah/${member.code}`, word: member.name },
  ]
  if (!plan)
    return (
      <div className="stack-wide">
        <PageHeader title={t('region_plan.title')} trailLabel={t('shell.trail')} trail={trail} />
        <EmptyState title={t('region_plan.none')}>{t('region_plan.none_text')}</EmptyState>
      </div>
    )
  const { head, branches, activities } = plan
  const title = own(head.title)
  const day = formatShortDay(plan.takenAt, language, 'Asia/Jakarta')
  return (
    <div className="stack-wide">
      <PageHeader
        title={title.words}
        titleLang={title.lang}
        lead={
          <>
            {head.firstYear}–{head.lastYear} · {t('region_plan.version', { number: head.number })}
            {head.regulation && <> · {t('region_plan.regulation', { regulation: head.regulation })}</>}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={trail}
      />
      <SampleMark isSample={head.isSample} />
      <p className="small quiet">{t('region_plan.lead', { day })}</p>
      <PlanWords head={head} />
      <PlanBudget head={head} branches={branches} />
      <section className="stack">
        <h2>{t('region_plan.tree')}</h2>
        {head.dimensions.map(({ key, name, elements }) => {
          const branch = branches.find((each) => each.key === key)
          const isOpen = key === dimension
          return (
            <section key={key} className="card stack" id={key}>
              <h3 lang="id">{name}</h3>
              <p className="small">
                {t('region_plan.count', { count: formatNumber(branch?.activities ?? 0, language) })}
                {!isOpen && (branch?.activities ?? 0) > 0 && (
                  <>
                    {' '}
                    ·{' '}
                    <a href={`?dimensi=${key}#${key}`} aria-label={`${t('region_plan.open')}: ${name}`}>
                      {t('region_plan.open')}
                    </a>
                  </>
                )}
              </p>
              {isOpen ? (
                elements.map((element) => (
                  <div key={element.key} className="stack">
                    <h4>{counted(element, branch)}</h4>
                    <PlannedActivities
                      head={head}
                      activities={(activities ?? []).filter((each) => each.element === element.key)}
                      element={element.key}
                    />
                  </div>
                ))
              ) : (
                <ul className="plain-list">
                  {elements.map((element) => (
                    <li key={element.key}>{counted(element, branch)}</li>
                  ))}
                </ul>
              )}
            </section>
          )
        })}
      </section>
    </div>
  )

  function counted({ key, label }: Element, branch: PlanBranch | undefined) {
    const { words, lang } = own(label)
    return (
      <>
        <span lang={lang}>{words}</span> ({formatNumber(branch?.elements[key] ?? 0, language)})
      </>
    )
  }
}
