import { planBudget } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { BudgetActivities } from './budget-activities.tsx'
import { BudgetTable } from './budget-table.tsx'
import { SampleMark } from './sample-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

/** What the address says, and what the contract calls it. */
const FILTERS = { tahun: 'year', sumber: 'source', dimensi: 'dimension', perangkat: 'owner' } as const
export type BudgetFilter = keyof typeof FILTERS

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const version = wantedVersion(request)
  const chosen = (Object.keys(FILTERS) as BudgetFilter[]).flatMap((name) => {
    const value = searchParams.get(name)
    return value ? [[name, value] as const] : []
  })
  const asked = Object.fromEntries(chosen.map(([name, value]) => [FILTERS[name], value]))
  const reply = await visitOf(context).call(planBudget, { ...asked, ...(version && { version }) })
  return { ...answerOrLeave(request, reply), chosen: Object.fromEntries(chosen) }
}

/** So many of the largest activities stand open. */
const OPEN = 20

/** The plan's money from every side, each number a way further down. */
export default function BudgetPage() {
  const view = useLoaderData<typeof loader>()
  const { plan, total, activities, without } = view
  const { t, language } = useWords()
  const chosen: Readonly<Partial<Record<BudgetFilter, string>>> = view.chosen
  const isFiltered = Object.keys(chosen).length > 0
  const hrefWith = (name: BudgetFilter, value: string | undefined) => {
    const query = new URLSearchParams({ versi: plan.id, ...chosen })
    if (value === undefined) query.delete(name)
    else query.set(name, value)
    return `?${query}`
  }
  const labelOf = (label: string | { readonly id: string; readonly en: string }) =>
    typeof label === 'string' ? label : label[language]
  const named: Readonly<Record<BudgetFilter, string | undefined>> = {
    tahun: chosen.tahun,
    sumber: view.bySource[0] && labelOf(view.bySource[0].label),
    dimensi: view.byDimension[0] && labelOf(view.byDimension[0].label),
    perangkat: view.byOwner[0] && labelOf(view.byOwner[0].label),
  }
  const sides = [
    { name: 'sumber', title: t('plan.money_by_source'), rows: view.bySource },
    { name: 'dimensi', title: t('plan.money_by_dimension'), rows: view.byDimension },
    { name: 'perangkat', title: t('plan.money_by_owner'), rows: view.byOwner },
  ] as const
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.money')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') }]}
      />
      <SampleMark isSample={plan.isSample} />
      <p>{t('plan.money_lead')}</p>
      {isFiltered && (
        <nav className="row" aria-label={t('plan.money_filter')}>
          {(Object.keys(chosen) as BudgetFilter[]).map((name) => {
            const label = named[name] ?? chosen[name] ?? ''
            return (
              <ButtonLink
                key={name}
                kind="second"
                size="small"
                icon="cross"
                href={hrefWith(name, undefined)}
                aria-label={t('plan.money_clear', { name: label })}
              >
                {label}
              </ButtonLink>
            )
          })}
        </nav>
      )}
      {total.activities === 0 ? (
        <p className="quiet">{t('plan.money_none')}</p>
      ) : (
        <p className="figure-value">
          <strong className="numbers">
            {t('plan.money_big', {
              amount: `Rp ${formatNumber(total.total, language)}`,
              count: formatNumber(total.activities, language),
            })}
          </strong>
        </p>
      )}
      <Notice tone="info">
        <p>
          {t('plan.money_spent')} <a href="/gerakan/realisasi">{t('plan.money_quarters')}</a>
        </p>
        {without > 0 && <p>{t('plan.money_without', { count: formatNumber(without, language) })}</p>}
      </Notice>
      {sides
        .filter(({ name, rows }) => rows.length > 0 && !chosen[name])
        .map(({ name, title, rows }) => (
          <BudgetTable
            key={name}
            {...{ title, rows, total }}
            isSpentKnown={name !== 'sumber' && !chosen.sumber}
            years={view.years}
            rowHref={(key) => hrefWith(name, key)}
            yearHref={chosen.tahun ? undefined : (year) => hrefWith('tahun', String(year))}
          />
        ))}
      {activities.length > 0 && (
        <section className="stack" id="kegiatan">
          <h2>{t('plan.money_activities')}</h2>
          {activities.length < total.activities && (
            <p className="small quiet">
              {t('plan.money_first', { count: formatNumber(activities.length, language) })}
            </p>
          )}
          <BudgetActivities rows={activities.slice(0, OPEN)} planId={plan.id} />
          {isFiltered && activities.length > OPEN && (
            <details>
              <summary>
                {t('plan.money_more', { count: formatNumber(activities.length - OPEN, language) })}
              </summary>
              <BudgetActivities rows={activities.slice(OPEN)} planId={plan.id} />
            </details>
          )}
        </section>
      )}
    </div>
  )
}
