import type { planBudget } from '@guyub/contract/plan'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

interface BudgetActivitiesProps {
  readonly rows: z.output<typeof planBudget.answer>['activities']
  readonly planId: string
}

/** Activities with what they cost and what was spent of it. */
export function BudgetActivities({ rows, planId }: BudgetActivitiesProps) {
  const { t, own, language } = useWords()
  const money = (amount: number) => `Rp ${formatNumber(amount, language)}`
  return (
    <Table
      caption={t('plan.money_activities')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('plan.kind_activity'),
          cell: ({ id, title }) => {
            const { words, lang } = own(title)
            return (
              <a href={`/gerakan/kegiatan/${id}?versi=${planId}`} lang={lang}>
                {words}
              </a>
            )
          },
        },
        {
          key: 'owner',
          title: t('plan.field_ownerCode'),
          cell: ({ owner, ownerName }) => <span lang="id">{ownerName ?? owner}</span>,
        },
        {
          key: 'amount',
          title: t('plan.money_amount'),
          align: 'end',
          cell: ({ amount }) => money(amount),
        },
        {
          key: 'spent',
          title: t('plan.money_used'),
          align: 'end',
          cell: ({ spent }) => (spent === null ? t('shell.unknown') : money(spent)),
        },
      ]}
    />
  )
}
