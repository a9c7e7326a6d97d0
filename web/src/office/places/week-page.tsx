import { freeTimes, keptSites } from '@guyub/contract/booking'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { dayIn, daysFrom } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/booking-words.ts'
import { SiteDoors } from './site-doors.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const siteId = params.siteId ?? ''
  // Whoever is not signed in is led to the log-in, though what is free is nobody's secret.
  answerOrLeave(request, await call(keptSites, {}))
  const from = dayIn(new URL(request.url).searchParams.get('hari'), today)
  return { siteId, ...answerOrLeave(request, await call(freeTimes, { siteId, from, days: 7 })) }
}

const NEXT = 7 * 86_400_000

/** Seven days of a place without a name: how much of each space is taken, and the way to each day. */
export default function Week() {
  const { siteId, site: name, from, spaces } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const days = daysFrom(from, 7)
  const dayName = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  const week = (by: number) => new Date(Date.parse(from) + by * NEXT).toISOString().slice(0, 10)
  return (
    <div className="stack-wide">
      <PageHeader
        title={name}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/tempat', word: t('office.places') }]}
      />
      <SiteDoors siteId={siteId} here="/pekan" />
      <p className="row">
        <a href={`?hari=${week(-1)}`}>{t('place.week_before')}</a>
        <a href={`?hari=${week(1)}`}>{t('place.week_after')}</a>
      </p>
      <Table
        caption={t('keep.week')}
        captionHidden
        rows={spaces}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('keep.space'), cell: (space) => <span lang="id">{space.name}</span> },
          ...days.map((day, nth) => ({
            key: day,
            title: dayName(day),
            cell: ({ days: its }: (typeof spaces)[number]) => {
              const slots = its[nth]?.slots ?? []
              const left = slots.filter(({ is }) => is === 'free').length
              if (!slots.length) return <span className="quiet">{t('place.closed_short')}</span>
              return (
                <a href={`/kantor/tempat/${siteId}?hari=${day}`}>
                  {t('place.free_short', { left, all: slots.length })}
                </a>
              )
            },
          })),
        ]}
      />
    </div>
  )
}
