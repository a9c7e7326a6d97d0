import { surveyResults } from '@guyub/contract/survey'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Radar } from '../../ui/radar/radar.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ResultsOfDimension } from './results-of-dimension.tsx'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(surveyResults, { year: params.year ?? '' })
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status < 500 ? 404 : 500 })
  return reply.answer
}

/** What a closed survey says, and, before anything else, whom it stands for. */
export default function Results() {
  const view = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const most = view.scale.length
  const mean = (value: number) => t('survey.of_scale', { mean: formatNumber(value, language, 2), most })
  const title = t('survey.results_of', { year: view.year })
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={title}
        lead={
          <>
            {t('survey.closed_on', { day: formatShortDay(view.closedAt, language, zone) })}
            {view.isSample && ` · ${t('survey.sample')}`}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/survei', word: t('survey.title') }]}
      />
      <Notice title={t('survey.purposive')}>{of(view.note)}</Notice>
      <div className="two">
        <Table
          caption={`${title}: ${t('survey.purposive')}`}
          rows={[
            ...view.dimensions.map(({ key, label, tally }) => ({ key, name: of(label), tally })),
            { key: 'all', name: t('survey.all'), tally: view.all },
          ]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', title: t('survey.dimension'), cell: ({ name }) => name },
            {
              key: 'count',
              title: t('survey.answers'),
              align: 'end',
              cell: ({ tally }) => tally?.count ?? t('survey.too_few'),
            },
            {
              key: 'mean',
              title: t('survey.mean'),
              align: 'end',
              cell: ({ tally }) => (tally ? mean(tally.mean) : '–'),
            },
          ]}
        />
        <Radar
          label={title}
          axes={view.dimensions.map(({ key, label }) => ({ key, name: of(label).replace('Smart ', '') }))}
          series={[
            {
              key: String(view.year),
              values: Object.fromEntries(view.dimensions.map(({ key, tally }) => [key, tally?.mean ?? null])),
            },
          ]}
          max={most}
        />
      </div>
      <p className="quiet">
        {t('survey.too_few_rule')}
        {view.assisted > 0 && ` ${t('survey.assisted_count', { count: view.assisted })}.`}
      </p>
      {view.dimensions.map((dimension) => (
        <ResultsOfDimension key={dimension.key} view={view} dimension={dimension} mean={mean} />
      ))}
      <section className="card stack">
        <h2>{t('survey.statement_of')}</h2>
        <p lang="id">{view.statement}</p>
      </section>
    </div>
  )
}
