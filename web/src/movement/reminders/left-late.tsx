import type { leftLate } from '@guyub/contract/evaluation'
import type { z } from 'zod'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

type Props = z.infer<(typeof leftLate)['answer']>

/** What the region owes a running evaluation, and when the ministry will read of it too. */
export function LeftLate({ today, rules, rounds, contributions }: Props) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  if (!rounds.length && !contributions.length) return null
  const day = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  const rows = [
    ...rounds.map(({ year, stage, closedAt, days, ministryOn }) => ({
      ...{
        key: `${year}/${stage}`,
        href: `/gerakan/evaluasi/${year}/${stage}`,
        due: formatShortDay(closedAt, language, zone),
        days,
      },
      what: t('reminder.evaluation_round', { round: t('round.name', { year, stage }) }),
      office: null,
      more:
        ministryOn <= today
          ? t('reminder.evaluation_told')
          : t('reminder.evaluation_ministry', { day: day(ministryOn) }),
    })),
    ...contributions.map(({ id, year, stage, question, office, dueOn, days }) => ({
      ...{ key: id, href: `/gerakan/evaluasi/${year}/${stage}`, due: day(dueOn), days, office },
      ...{ what: of(question), more: t('round.name', { year, stage }) },
    })),
  ]
  return (
    <section className="stack" id="evaluasi">
      <h2>{t('reminder.evaluation')}</h2>
      <Table
        caption={t('reminder.evaluation')}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'what',
            title: t('reminder.evaluation_what'),
            cell: ({ href, what, more }) => (
              <>
                <a href={href}>{what}</a> <span className="small quiet">{more}</span>
              </>
            ),
          },
          {
            key: 'office',
            title: t('reminder.evaluation_office'),
            cell: ({ office }) =>
              office ? <span lang="id">{office}</span> : t('reminder.evaluation_region'),
          },
          { key: 'due', title: t('reminder.evaluation_due'), cell: ({ due }) => due },
          {
            key: 'days',
            title: t('reminder.evaluation_days'),
            align: 'end',
            cell: ({ days }) => formatNumber(days, language),
          },
        ]}
      />
      <p className="small quiet">
        {t('reminder.evaluation_rules', { secretary: rules.secretary, ministry: rules.ministry })}{' '}
        <span lang="id">{rules.source}</span>
      </p>
    </section>
  )
}
