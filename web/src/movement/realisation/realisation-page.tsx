import { realisation } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShare } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { SampleMark } from '../plan/sample-mark.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const year = Number(new URL(request.url).searchParams.get('tahun'))
  const isYear = Number.isInteger(year) && year >= 2017 && year <= 2100
  const reply = await visitOf(context).call(realisation, isYear ? { year } : {})
  if (!reply.ok && reply.problem.code === 'plan.none') return { view: null }
  return { view: answerOrLeave(request, reply) }
}

/** A year's money and milestones by quarter and by office, as they were reported. */
export default function RealisationPage() {
  const { view } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  if (!view)
    return (
      <EmptyState level={1} title={t('movement.no_plan')}>
        {t('plan.no_public_plan')}
      </EmptyState>
    )
  const money = (amount: number | null) =>
    amount === null ? t('realisation.unknown') : `Rp ${formatNumber(amount, language)}`
  const years = Array.from({ length: view.lastYear - view.firstYear + 1 }, (_, n) => view.firstYear + n)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('realisation.title', { year: view.year })}
        lead={t('realisation.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      <SampleMark isSample={view.isSample} />
      <nav className="row" aria-label={t('realisation.years')}>
        {years.map((year) => (
          <a
            key={year}
            href={`/gerakan/realisasi?tahun=${year}`}
            aria-current={year === view.year ? 'page' : undefined}
          >
            {year === view.year ? <strong>{year}</strong> : year}
          </a>
        ))}
      </nav>
      <section className="stack">
        <h2>{t('realisation.quarters')}</h2>
        <p>{t('realisation.planned', { amount: money(view.planned), count: view.activities })}</p>
        <Table
          caption={t('realisation.quarters')}
          captionHidden
          rows={view.quarters}
          rowKey={({ quarter }) => String(quarter)}
          columns={[
            {
              key: 'quarter',
              title: t('realisation.quarter'),
              cell: ({ quarter }) => t('realisation.quarter_of', { quarter }),
            },
            {
              key: 'spent',
              title: t('realisation.spent'),
              cell: ({ spent }) => money(spent),
              align: 'end',
            },
            {
              key: 'reports',
              title: t('realisation.reports'),
              cell: ({ reports }) => formatNumber(reports, language),
              align: 'end',
            },
            {
              key: 'due',
              title: t('realisation.due'),
              cell: ({ due }) => formatNumber(due, language),
              align: 'end',
            },
            {
              key: 'reached',
              title: t('realisation.reached'),
              cell: ({ reached }) => formatNumber(reached, language),
              align: 'end',
            },
          ]}
        />
        <p className="small quiet">{t('realisation.basis')}</p>
      </section>
      <section className="stack">
        <h2>{t('realisation.offices')}</h2>
        {view.offices.length === 0 ? (
          <p className="quiet">{t('realisation.no_money')}</p>
        ) : (
          <Table
            caption={t('realisation.offices')}
            captionHidden
            rows={view.offices}
            rowKey={({ code }) => code}
            columns={[
              { key: 'name', title: t('realisation.office'), cell: ({ name }) => name },
              {
                key: 'planned',
                title: t('realisation.plan'),
                cell: ({ planned }) => money(planned),
                align: 'end',
              },
              {
                key: 'spent',
                title: t('realisation.spent'),
                cell: ({ spent }) => money(spent),
                align: 'end',
              },
              {
                key: 'share',
                title: t('realisation.share'),
                cell: ({ planned, spent }) =>
                  planned && spent !== null
                    ? formatShare(spent / planned, language)
                    : t('realisation.unknown'),
                align: 'end',
              },
              {
                key: 'reported',
                title: t('realisation.reported'),
                cell: ({ reported, activities }) => t('realisation.of', { reported, activities }),
                align: 'end',
              },
            ]}
          />
        )}
      </section>
    </div>
  )
}
