import type { BudgetRow } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { type Column, Table } from '../../ui/table/table.tsx'

interface BudgetTableProps {
  readonly title: string
  readonly rows: readonly BudgetRow[]
  readonly total: BudgetRow
  readonly years: readonly number[]
  /** Reports of what was spent name no source of it. */
  readonly isSpentKnown: boolean
  readonly rowHref: (key: string) => string
  /** Where a year leads; nothing when one is chosen already. */
  readonly yearHref: ((year: number) => string) | undefined
}

/** So many rows stand open; a region has seventy offices, and the largest come first. */
const OPEN = 8

/** Money by one side of it, over the years, in millions of rupiah; the last row adds up. */
export function BudgetTable({
  title,
  rows,
  total,
  years,
  isSpentKnown,
  rowHref,
  yearHref,
}: BudgetTableProps) {
  const { t, language } = useWords()
  const million = (amount: number) => (amount ? formatNumber(amount / 1_000_000, language, 1) : '–')
  const [shown, folded] = rows.length > OPEN + 2 ? [rows.slice(0, OPEN), rows.slice(OPEN)] : [rows, []]
  const labelOf = ({ label }: BudgetRow) => (typeof label === 'string' ? label : label[language])
  const columns: readonly [Column<BudgetRow>, ...Column<BudgetRow>[]] = [
    {
      key: 'name',
      title: t('plan.money_what'),
      cell: (row) =>
        row === total ? (
          <strong>{t('plan.money_total')}</strong>
        ) : (
          <a href={rowHref(row.key)}>{labelOf(row)}</a>
        ),
    },
    ...years.map((year, index) => ({
      key: String(year),
      title: String(year),
      align: 'end' as const,
      cell: (row: BudgetRow) => {
        const amount = million(row.amounts[index] ?? 0)
        return row === total && row.amounts[index] && yearHref ? (
          <a href={yearHref(year)}>{amount}</a>
        ) : (
          amount
        )
      },
    })),
    {
      key: 'total',
      title: t('plan.money_total'),
      align: 'end' as const,
      cell: (row) => <strong>{million(row.total)}</strong>,
    },
    ...(isSpentKnown
      ? [
          {
            key: 'spent',
            title: t('plan.money_used'),
            align: 'end' as const,
            cell: ({ spent, reported, activities }: BudgetRow) =>
              spent === null
                ? t('shell.unknown')
                : t('plan.money_used_of', { amount: million(spent) || '0', reported, activities }),
          },
        ]
      : []),
    {
      key: 'activities',
      title: t('plan.money_count'),
      align: 'end' as const,
      cell: (row) => formatNumber(row.activities, language),
    },
  ]
  return (
    <section className="stack">
      <h2>
        {title} <span className="small quiet">({t('plan.money_in')})</span>
      </h2>
      <Table
        caption={title}
        captionHidden
        rows={[...shown, total]}
        rowKey={({ key }) => (key === total.key ? 'all' : `row ${key}`)}
        columns={columns}
      />
      {folded.length > 0 && (
        <details>
          <summary>
            {t('plan.money_others', {
              count: formatNumber(folded.length, language),
              amount: million(folded.reduce((sum, row) => sum + row.total, 0)),
            })}
          </summary>
          <Table
            caption={t('plan.money_others_of', { title })}
            captionHidden
            rows={folded}
            rowKey={({ key }) => key}
            columns={columns}
          />
        </details>
      )}
    </section>
  )
}
