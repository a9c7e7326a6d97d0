import type { RefocusingList } from '@guyub/contract/plan'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'
import { ReportPapers } from '../papers/report-papers.tsx'

interface PastProps {
  readonly list: RefocusingList
  readonly paperKinds: readonly { readonly key: string; readonly label: string }[]
  readonly command: string
  readonly today: string
}

/** What is left of each year, and every refocusing with what it took from whom. */
export function Past({ list, paperKinds, command, today }: PastProps) {
  const { t, language } = useWords()
  const money = (amount: number) => `Rp ${formatNumber(amount, language)}`
  const names = Object.fromEntries(paperKinds.map(({ key, label }) => [key, label]))
  return (
    <section className="stack">
      <h2>{t('refocusing.past')}</h2>
      {list.refocusings.length === 0 && <p className="quiet">{t('refocusing.none')}</p>}
      {list.years.length > 0 && (
        <Table
          caption={t('refocusing.years')}
          rows={list.years}
          rowKey={({ year }) => String(year)}
          columns={[
            { key: 'year', title: t('plan.field_year'), cell: ({ year }) => year },
            { key: 'planned', title: t('realisation.plan'), cell: (row) => money(row.planned), align: 'end' },
            { key: 'cut', title: t('refocusing.cut'), cell: (row) => money(row.cut), align: 'end' },
            { key: 'left', title: t('refocusing.after'), cell: (row) => money(row.left), align: 'end' },
            {
              key: 'spent',
              title: t('realisation.spent'),
              align: 'end',
              cell: ({ spent }) => (spent === null ? t('realisation.unknown') : money(spent)),
            },
          ]}
        />
      )}
      {list.refocusings.map((each) => (
        <article key={each.id} className="card stack">
          <h3>
            {t('refocusing.one', {
              day: formatShortDay(`${each.decidedOn}T00:00:00Z`, language, 'UTC'),
              year: each.year,
              amount: money(each.cut),
            })}
          </h3>
          <p lang="id">{each.reason}</p>
          <p className="small quiet">
            {each.paperKind && `${names[each.paperKind] ?? each.paperKind}: `}
            <span lang="id">{each.paper}</span> · {t('refocusing.was', { amount: money(each.before) })}
          </p>
          <ReportPapers
            {...{ report: 'refocusing', reportId: each.id, papers: each.papers, named: each.paperKind }}
            {...{ mayAttach: list.may.refocus, kinds: Object.keys(names), command, names, today }}
          />
          <details>
            <summary>{t('refocusing.activities', { count: each.activities.length })}</summary>
            <ul>
              {each.activities.map(({ id, title, before, cut }) => (
                <li key={id}>
                  <a href={`/gerakan/kegiatan/${id}`} lang="id">
                    {title}
                  </a>
                  : {t('refocusing.from_to', { before: money(before), after: money(before - cut) })}
                </li>
              ))}
            </ul>
          </details>
        </article>
      ))}
    </section>
  )
}
