import type { AdoptedActivity, AdoptedHead } from '@guyub/contract/plan'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'

interface PlannedActivityProps {
  readonly activity: AdoptedActivity
  readonly sources: AdoptedHead['sources']
}

/** One activity of an adopted plan: whose it is, when, what it costs, what is to be reached and what may go wrong. */
export function PlannedActivity({ activity, sources }: PlannedActivityProps) {
  const { t, own, language } = useWords()
  const title = own(activity.title)
  const number = (value: number) => formatNumber(value, language, Number.isInteger(value) ? 0 : 2)
  const labels = new Map(sources.map(({ key, label }) => [key, own(label).words]))
  const { firstMonth, lastMonth, firstYear } = activity
  return (
    <details>
      <summary>
        <span lang={title.lang}>{title.words}</span>
      </summary>
      <dl className="facts">
        <dt>{t('region_plan.owner')}</dt>
        <dd lang="id">{activity.owner.name}</dd>
        <dt>{t('region_plan.period')}</dt>
        <dd>
          {firstMonth
            ? `${firstMonth} – ${lastMonth ?? '…'}`
            : t('region_plan.from', { year: String(firstYear) })}
        </dd>
        {listed(
          t('region_plan.money'),
          activity.budget.map(
            ({ year, source, amount }) => `${year}, ${labels.get(source) ?? source}: Rp ${number(amount)}`,
          ),
        )}
        {listed(
          t('region_plan.milestones'),
          activity.milestones.map(
            ({ title: named, dueOn }) => `${formatShortDay(`${dueOn}T00:00:00Z`, language, 'UTC')}: ${named}`,
          ),
        )}
        {listed(t('region_plan.indicators'), activity.indicators.map(indicator))}
        {listed(
          t('region_plan.risks'),
          activity.risks.map(({ risk, mitigation }) =>
            mitigation ? `${risk}. ${t('region_plan.mitigation', { mitigation })}` : risk,
          ),
        )}
      </dl>
    </details>
  )

  function indicator({ title: its, unit, ...each }: AdoptedActivity['indicators'][number]): string {
    const years = Object.entries(each.targets).map(([year, value]) =>
      t('region_plan.target_of', { year, value: number(value) }),
    )
    const said = [
      each.baseline !== null &&
        t('region_plan.baseline', { value: number(each.baseline), year: String(each.baselineYear ?? '–') }),
      each.target !== null && t('region_plan.target', { value: number(each.target) }),
      ...years,
    ].filter(Boolean)
    return `${own(its).words}${unit ? ` (${unit})` : ''}${said.length ? `: ${said.join('; ')}` : ''}`
  }

  function listed(name: string, lines: readonly string[]) {
    if (lines.length === 0) return null
    return (
      <>
        <dt>{name}</dt>
        <dd>
          <ul className="plain-list">
            {lines.map((line) => (
              <li key={line} lang="id">
                {line}
              </li>
            ))}
          </ul>
        </dd>
      </>
    )
  }
}
