import { places, statistics } from '@guyub/contract/queue'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShare, formatShortDay, formatTime } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { askedOf } from './statistics-sheet.ts'
import '../../words/queue-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const asked = askedOf(request, params.placeId)
  const answer = answerOrLeave(request, await call(statistics, asked))
  const all = answerOrLeave(request, await call(places, {}))
  const lanes = (all.find(({ id }) => id === asked.placeId)?.lanes ?? []).map(({ key, letter, title }) => ({
    ...{ key, letter, title },
  }))
  // Lanes stand in the order of the place, hours and days in their own.
  const place = (key: string) => lanes.findIndex((lane) => lane.key === key)
  const rows =
    asked.by === 'lane' ? [...answer.rows].sort((a, b) => place(a.key) - place(b.key)) : answer.rows
  return { ...answer, rows, lanes, by: asked.by, placeId: asked.placeId }
}

const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60)

/** How long people waited and were served, and how far off our forecasts were. */
export default function Statistics() {
  const shown = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const { place, placeId, from, to, by, rows, total, lanes, promiseMinutes } = shown
  const said = (seconds: number | null) => {
    const value = minutes(seconds)
    return value === null ? '–' : formatNumber(value, language, 1)
  }
  const both = (half: number | null, most: number | null) =>
    half === null ? '–' : `${said(half)} / ${said(most)}`
  const named = (key: string) => {
    if (key === '') return t('queue.total')
    const lane = lanes.find((each) => each.key === key)
    if (lane) return `${lane.letter} · ${of(lane.title)}`
    if (by === 'day') return formatShortDay(key, language, 'UTC')
    return by === 'hour' ? formatTime(`2000-01-01T${key}:00Z`, language, 'UTC').replace(' UTC', '') : key
  }
  const column = (key: string, title: string, cell: (row: typeof total) => string) => ({
    ...{ key, title, cell, align: 'end' as const },
  })
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('queue.statistics')}
        lead={`${place}. ${t('queue.statistics_lead')}`}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/antrean', word: t('queue.office_title') }]}
      />
      <form className="row">
        <Field name="dari" type="date" label={t('queue.from')} defaultValue={from} />
        <Field name="sampai" type="date" label={t('queue.to')} defaultValue={to} />
        <Select
          name="menurut"
          label={t('queue.by')}
          value={by}
          options={[
            { key: 'lane', label: t('queue.by_lane') },
            { key: 'hour', label: t('queue.by_hour') },
            { key: 'day', label: t('queue.by_day') },
          ]}
        />
        <Button kind="second">{t('queue.show')}</Button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={t('queue.statistics_none')}>{t('queue.statistics_none_text')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('queue.statistics')}
            captionHidden
            rows={[...rows, total]}
            rowKey={({ key }) => key}
            columns={[
              { key: 'key', title: t(`queue.by_${by}`), cell: ({ key }) => named(key) },
              column('issued', t('queue.col_issued'), ({ issued }) => formatNumber(issued, language)),
              column('served', t('queue.col_served'), ({ served }) => formatNumber(served, language)),
              column('missed', t('queue.col_missed'), ({ missed }) => formatNumber(missed, language)),
              column('cancelled', t('queue.col_cancelled'), ({ cancelled }) =>
                formatNumber(cancelled, language),
              ),
              // Two in one cell: all columns, the promise and the error of forecasts too, are seen without moving the table.
              column('wait', t('queue.col_wait'), ({ waitP50, waitP90 }) => both(waitP50, waitP90)),
              column('serve', t('queue.col_serve'), ({ serveP50, serveP90 }) => both(serveP50, serveP90)),
              column(
                'promise',
                t('queue.col_promise', { minutes: promiseMinutes }),
                ({ withinPromise, called }) => (called ? formatShare(withinPromise / called, language) : '–'),
              ),
              column('error', t('queue.col_error'), ({ forecastError }) => said(forecastError)),
            ]}
          />
          <p>
            {total.forecastError === null
              ? t('queue.error_none')
              : t('queue.error_text', {
                  minutes: said(total.forecastError),
                  count: formatNumber(total.forecasts, language),
                })}
          </p>
          <DownloadLinks
            label={t('queue.statistics')}
            href={(format) =>
              `/kantor/unduh/antrean/${format}?tempat=${placeId}&dari=${from}&sampai=${to}&menurut=${by}`
            }
          />
        </>
      )}
    </div>
  )
}
