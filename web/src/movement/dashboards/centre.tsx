import { roundsInProgress } from '@guyub/contract/movement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDay, formatNumber, formatScore } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { centreOf } from '../registry/centre.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  return answerOrLeave(request, await visit.call(roundsInProgress, {}, centre))
}

/** The ministry's and the provinces' own page: rounds in progress, who is late, how indices moved. Nothing of it is public. */
export default function Centre() {
  const { counts, late, changes, lateAfterDays } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const number = (value: number) => formatNumber(value, language)
  const signed = (value: number) => `${value >= 0 ? '+' : '−'}${formatScore(Math.abs(value), language)}`
  return (
    <div className="stack-wide">
      <PageHeader title={t('dashboard.centre')} lead={t('dashboard.centre_lead')} />
      <p className="row">
        <a href="/gerakan/daerah">{t('dashboard.by_status')}</a>
        <a href="/gerakan/daerah?tampil=indeks">{t('dashboard.by_index')}</a>
        <a href="/gerakan/daerah/gelombang">{t('registry.waves')}</a>
        <a href="/gerakan/penghargaan">{t('award.title')}</a>
      </p>
      {counts.length === 0 && <EmptyState title={t('round.none')}>{t('dashboard.no_rounds')}</EmptyState>}
      {counts.length > 0 && (
        <Table
          caption={t('dashboard.rounds')}
          rows={counts}
          rowKey={({ year, stage }) => `${year}-${stage}`}
          columns={[
            {
              key: 'round',
              title: t('round.round'),
              cell: ({ year, stage }) => t('round.name', { year, stage }),
            },
            { key: 'open', title: t('round.state_open'), align: 'end', cell: ({ open }) => number(open) },
            {
              key: 'submitted',
              title: t('round.state_submitted'),
              align: 'end',
              cell: ({ submitted }) => number(submitted),
            },
            {
              key: 'published',
              title: t('round.state_published'),
              align: 'end',
              cell: ({ published }) => number(published),
            },
            {
              key: 'late',
              title: t('round.state_closed'),
              align: 'end',
              cell: ({ late: its }) => number(its),
            },
          ]}
        />
      )}
      <section className="stack">
        <h2>{t('dashboard.late_regions')}</h2>
        <p className="quiet">{t('dashboard.late_lead', { days: lateAfterDays })}</p>
        {late.length === 0 ? (
          <p>{t('dashboard.nobody_late')}</p>
        ) : (
          <Table
            caption={t('dashboard.late_regions')}
            captionHidden
            rows={late}
            rowKey={({ member, year, stage }) => `${member} ${year} ${stage}`}
            columns={[
              {
                key: 'region',
                title: t('award.region'),
                cell: ({ member, memberName }) => <a href={`/gerakan/daerah/${member}`}>{memberName}</a>,
              },
              {
                key: 'round',
                title: t('round.round'),
                cell: ({ year, stage }) => t('round.name', { year, stage }),
              },
              {
                key: 'closes',
                title: t('round.closes'),
                cell: ({ closesAt }) => formatDay(closesAt, language, zone),
              },
              {
                key: 'days',
                title: t('dashboard.days_late'),
                align: 'end',
                cell: ({ days }) => number(days),
              },
            ]}
          />
        )}
      </section>
      {changes.length > 0 && (
        <Table
          caption={t('dashboard.changes')}
          rows={changes}
          rowKey={({ member, year }) => `${member} ${year}`}
          columns={[
            {
              key: 'region',
              title: t('award.region'),
              cell: ({ member, memberName }) => <a href={`/gerakan/daerah/${member}`}>{memberName}</a>,
            },
            { key: 'year', title: t('shell.year'), cell: ({ year }) => String(year) },
            {
              key: 'index',
              title: t('movement.index'),
              align: 'end',
              cell: ({ index }) => formatScore(index, language),
            },
            {
              key: 'change',
              title: t('dashboard.change'),
              align: 'end',
              cell: ({ index, before }) => signed(index - before),
            },
          ]}
        />
      )}
    </div>
  )
}
