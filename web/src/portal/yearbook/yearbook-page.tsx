import { type YearbookView, yearbook } from '@guyub/contract/yearbook'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/disclosure-words.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const service = params.service ?? ''
  const year = params.year ?? Number(today.slice(0, 4))
  const reply = await call(yearbook, { service, year })
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status < 500 ? 404 : 500 })
  const { years } = reply.answer
  // Without a year in the address: the newest in which anything was asked.
  if (!params.year) throw redirect(`/layanan/${service}/laporan/${years[0] ?? year}`)
  return reply.answer
}

/** The report of a year of a service: counted from what was recorded, readable by everybody. */
export default function Yearbook() {
  const view = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const here = `/layanan/${view.service}/laporan`
  const days = (count: number | null) =>
    count === null ? '–' : t('yearbook.days', { days: formatNumber(count, language, 1) })
  const hides = view.facts.some(({ answers }) => answers.some(({ count }) => count === null))
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('yearbook.of_year', { title: of(view.title), year: view.year })}
        lead={of(view.intro)}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/layanan', word: t('shell.services') },
          { href: `/layanan/${view.service}`, word: of(view.title) },
        ]}
      />
      {view.years.length > 1 && (
        <nav className="row" aria-label={t('yearbook.years')}>
          {view.years.map((year) => (
            <a key={year} href={`${here}/${year}`} aria-current={year === view.year ? 'page' : undefined}>
              {year}
            </a>
          ))}
        </nav>
      )}
      {view.requests === 0 ? (
        <EmptyState title={t('yearbook.empty')}>{t('yearbook.empty_text')}</EmptyState>
      ) : (
        <>
          <div className="row screen-only">
            <ButtonLink kind="second" icon="download" download="" href={`${here}/${view.year}/unduh/pdf`}>
              {t('yearbook.pdf')}
            </ButtonLink>
            <DownloadLinks
              label={t('yearbook.table')}
              href={(format) => `${here}/${view.year}/unduh/${format}`}
            />
          </div>
          <section className="stack">
            <h2>{t('yearbook.requests')}</h2>
            <p className="figure-value">{formatNumber(view.requests, language, 0)}</p>
            <Months months={view.months} year={view.year} />
          </section>
          {view.products
            .filter(({ asked }) => asked > 0)
            .map((product) => (
              <section key={product.key} className="stack">
                <h2>{of(product.title)}</h2>
                <dl className="facts">
                  <dt>{t('yearbook.asked')}</dt>
                  <dd>{product.asked}</dd>
                  <dt>{t('yearbook.delivered')}</dt>
                  <dd>{product.delivered}</dd>
                  <dt>{t('yearbook.within')}</dt>
                  <dd>
                    {product.withinDue} <span className="small quiet">{t('yearbook.within_note')}</span>
                  </dd>
                  <dt>{t('yearbook.median')}</dt>
                  <dd>{days(product.medianDays)}</dd>
                  <dt>{t('yearbook.mean')}</dt>
                  <dd>{days(product.meanDays)}</dd>
                  <dt>{t('yearbook.longest')}</dt>
                  <dd>{days(product.longestDays)}</dd>
                </dl>
                {product.outcomes.length > 0 && (
                  <Done caption={`${of(product.title)}: ${t('yearbook.outcome')}`} done={product.outcomes} />
                )}
              </section>
            ))}
          <section className="stack">
            <h2>{t('yearbook.others')}</h2>
            <Done caption={t('yearbook.others')} done={view.actions} />
          </section>
          {view.facts.map(({ label, answers }) => (
            <section key={label.id} className="stack">
              <h2>{of(label)}</h2>
              <Table
                caption={of(label)}
                captionHidden
                rows={answers}
                rowKey={(answer) => answer.label.id}
                columns={[
                  { key: 'label', title: of(label), cell: (answer) => of(answer.label) },
                  {
                    key: 'count',
                    title: t('yearbook.count'),
                    align: 'end',
                    cell: ({ count }) => count ?? <span className="quiet">{t('yearbook.hidden')}</span>,
                  },
                ]}
              />
            </section>
          ))}
          {hides && <p className="small quiet">{t('yearbook.hidden_rule')}</p>}
        </>
      )}
      <p className="small quiet">
        {t('yearbook.cohort', { year: view.year, seq: view.upTo?.seq ?? 0 })} {view.basis && of(view.basis)}
      </p>
    </div>
  )
}

function Months({ months, year }: Pick<YearbookView, 'months' | 'year'>) {
  const { t, language } = useWords()
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return (
    <Table
      caption={`${t('yearbook.requests')} ${year}`}
      captionHidden
      rows={months.flatMap((count, month) => (count ? [{ month, count }] : []))}
      rowKey={({ month }) => String(month)}
      columns={[
        {
          key: 'month',
          title: t('yearbook.month'),
          cell: ({ month }) => name.format(Date.UTC(year, month, 1)),
        },
        { key: 'count', title: t('yearbook.count'), align: 'end', cell: ({ count }) => count },
      ]}
    />
  )
}

/** What was done so many times, and under each on which grounds. */
function Done({ caption, done }: { readonly caption: string; readonly done: YearbookView['actions'] }) {
  const { t, of } = useWords()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={done}
      rowKey={({ label }) => label.id}
      columns={[
        {
          key: 'label',
          title: t('yearbook.row'),
          cell: ({ label, reasons }) => (
            <span className="stack" style={{ gap: 4 }}>
              <span>{of(label)}</span>
              {reasons.map((reason) => (
                <span key={reason.label.id} className="small quiet">
                  {of(reason.label)}: {reason.count}
                </span>
              ))}
            </span>
          ),
        },
        { key: 'count', title: t('yearbook.count'), align: 'end', cell: ({ count }) => count },
      ]}
    />
  )
}
