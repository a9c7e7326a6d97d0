import { open } from '@guyub/contract/indicators'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askEventWords } from '../kernel/ask-event-words.ts'
import { paperName } from '../kernel/event-words.ts'
import { formatMoment } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'
import { Table } from '../ui/table/table.tsx'
import { sliceOf, sliceQuery } from './slice.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const before = searchParams.get('sebelum')
  const slice = sliceOf(searchParams)
  const indicator = params.indicator ?? ''
  const reply = await call(open, { indicator, ...slice, ...(before && { before }) })
  const words = await askEventWords(call, language)
  return { ...answerOrLeave(request, reply), slice, indicator, words }
}

/** The events that a figure counts, newest first. Nobody is named; each opens the course of its request. */
export default function Facts() {
  const { facts, next, slice, indicator, words } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('movement.facts')}
        lead={t('movement.facts_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan', word: t('movement.plan') },
          { href: `/gerakan/indikator/${indicator}?${sliceQuery(slice)}`, word: t('movement.indicator') },
        ]}
      />
      {facts.length === 0 ? (
        <EmptyState title={t('movement.nothing')}>{t('movement.nothing_text')}</EmptyState>
      ) : (
        <Table
          caption={t('movement.facts')}
          captionHidden
          rows={facts}
          rowKey={(fact) => String(fact.seq)}
          columns={[
            {
              key: 'seq',
              title: t('movement.event'),
              cell: (fact) => <span className="code">#{fact.seq}</span>,
            },
            {
              key: 'at',
              title: t('movement.happened'),
              cell: (fact) => formatMoment(fact.occurredAt, language, zone),
            },
            { key: 'area', title: t('movement.by_village'), cell: (fact) => fact.areaName ?? fact.area },
            {
              key: 'product',
              title: t('movement.by_product'),
              cell: (fact) => (fact.product ? paperName(words, fact.product) : '–'),
            },
            {
              key: 'counts',
              title: t('movement.counts'),
              cell: (fact) => (
                <StateBadge
                  tone={fact.part >= fact.whole ? 'done' : 'late'}
                  word={t(fact.part >= fact.whole ? 'movement.counts_in' : 'movement.counts_only_whole')}
                />
              ),
            },
            {
              key: 'case',
              title: t('movement.request'),
              cell: (fact) => <a href={`/gerakan/peristiwa/${fact.subjectId}`}>{t('shell.open')}</a>,
            },
          ]}
        />
      )}
      {facts.length > 0 && (
        <DownloadLinks
          label={t('movement.download')}
          href={(format) => `/gerakan/unduh/peristiwa/${format}?indikator=${indicator}&${sliceQuery(slice)}`}
        />
      )}
      {next !== null && (
        <div>
          <ButtonLink kind="second" href={`?${sliceQuery(slice)}&sebelum=${next}`}>
            {t('movement.older')}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
