import type { PlanBranch } from '@guyub/contract/movement'
import type { AdoptedHead } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

type Line = PlanBranch['budget'][number]

interface Row {
  readonly key: string
  readonly name: string
  readonly lines: readonly Line[]
}

/** Whole rupiah of a plan by year: of each dimension, and of each source. */
export function PlanBudget({
  head,
  branches,
}: {
  readonly head: AdoptedHead
  readonly branches: readonly PlanBranch[]
}) {
  const { t, own, language } = useWords()
  const all = branches.flatMap(({ budget }) => budget)
  if (all.length === 0) return null
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b)
  const sum = { key: '', name: t('region_plan.all'), lines: all }
  const dimensions = head.dimensions.map(({ key, name }) => ({
    ...{ key, name, lines: branches.find((each) => each.key === key)?.budget ?? [] },
  }))
  const labels = new Map(head.sources.map(({ key, label }) => [key, own(label).words]))
  const sources = [...new Set(all.map(({ source }) => source))].map((key) => ({
    ...{ key, name: labels.get(key) ?? key, lines: all.filter(({ source }) => source === key) },
  }))
  const table = (caption: string, first: string, rows: readonly Row[]) => (
    <Table
      caption={caption}
      rows={[...rows, sum]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', title: first, cell: ({ name }: Row) => <span lang="id">{name}</span> },
        ...years.map((year) => ({
          key: String(year),
          title: String(year),
          align: 'end' as const,
          cell: ({ lines }: Row) => amount(lines.filter((line) => line.year === year)),
        })),
        {
          key: 'all',
          title: t('region_plan.all'),
          align: 'end' as const,
          cell: ({ lines }: Row) => amount(lines),
        },
      ]}
    />
  )
  return (
    <section className="stack">
      {table(t('region_plan.budget'), t('region_plan.dimension'), dimensions)}
      {table(t('region_plan.sources'), t('region_plan.source'), sources)}
    </section>
  )

  function amount(lines: readonly Line[]): string {
    return lines.length
      ? formatNumber(
          lines.reduce((total, line) => total + line.amount, 0),
          language,
        )
      : '–'
  }
}
