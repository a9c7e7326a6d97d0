import { type AnsweredPair, type Pair, waitingMap } from '@guyub/contract/dispositions'
import { Day } from '@guyub/contract/moment'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShare, formatShortDay, formatSpan } from '../../kernel/format.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { AskLink } from '../ask-link.tsx'
import { HandoverTable } from './box.tsx'
import { Matrix } from './matrix.tsx'
import './dispositions.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const search = new URL(request.url).searchParams
  const from = Day.safeParse(search.get('dari')).data
  const to = Day.safeParse(search.get('sampai')).data
  const isBackwards = Boolean(from && to && from > to)
  const period = isBackwards ? {} : { ...(from && { from }), ...(to && { to }) }
  const map = answerOrLeave(request, await call(waitingMap, period))
  return { map, isBackwards, mayAsk: (await ownPermissions(call)).includes('explanations.ask') }
}

/** Who waits for whom in the region, for its head and the secretariat. */
export default function WaitingMap() {
  const { map, isBackwards, mayAsk } = useLoaderData<typeof loader>()
  const { t, ofCode, language } = useWords()
  const day = (iso: string) => formatShortDay(`${iso}T00:00:00Z`, language, 'UTC')
  const share = (part: number, whole: number) => (whole ? formatShare(part / whole, language) : undefined)
  return (
    <div className="stack-wide">
      <PageHeader title={t('dispositions.map_title')} lead={t('dispositions.map_lead')} />
      {isBackwards && <Notice tone="broken">{ofCode('dispositions.period_backwards')}</Notice>}
      {map.isCut && <Notice tone="late">{t('dispositions.map_cut')}</Notice>}
      <form className="pair" method="get">
        <Field
          name="dari"
          type="date"
          label={t('dispositions.map_from')}
          defaultValue={map.from}
          width="short"
        />
        <Field
          name="sampai"
          type="date"
          label={t('dispositions.map_to')}
          defaultValue={map.to}
          width="short"
        />
        <Button kind="second">{t('dispositions.map_show')}</Button>
      </form>
      <p className="small quiet">
        {t('dispositions.map_basis', { from: day(map.from), to: day(map.to) })}{' '}
        {t(map.hasSecret ? 'dispositions.map_with_secret' : 'dispositions.map_without_secret')}
      </p>
      {mayAsk && <AskLink about="waiting" />}
      <div className="doors card figures">
        <Figure
          label={t('dispositions.figure_open')}
          value={formatNumber(map.open, language)}
          unknown={t('shell.unknown')}
          basis={t('dispositions.late_count', { count: map.late })}
        />
        <Figure
          label={t('dispositions.figure_in_time')}
          value={share(map.inTime, map.answered)}
          unknown={t('shell.unknown')}
          basis={t('dispositions.figure_in_time_basis', { part: map.inTime, whole: map.answered })}
        />
        <Figure
          label={t('dispositions.figure_returned')}
          value={map.sent ? formatNumber(map.returned, language) : undefined}
          unknown={t('shell.unknown')}
          basis={t('dispositions.figure_of_sent', { whole: map.sent })}
        />
        <Figure
          label={t('dispositions.figure_hops')}
          value={map.hops.median === null ? undefined : formatNumber(map.hops.median, language)}
          unknown={t('shell.unknown')}
          basis={t('dispositions.figure_hops_basis', { most: map.hops.most ?? '–' })}
        />
      </div>
      <div className="stack">
        <h2 id="who">{t('dispositions.matrix')}</h2>
        {map.waiting.length === 0 ? (
          <EmptyState title={t('dispositions.nothing_waits')}>{t('dispositions.none_text')}</EmptyState>
        ) : (
          <>
            <p className="quiet">{t('dispositions.matrix_text')}</p>
            <Matrix pairs={map.waiting} />
            <Waiting pairs={map.waiting} />
            {download('daftar-tunggu')}
          </>
        )}
      </div>
      {map.oldest.length > 0 && (
        <div className="stack">
          <h2 id="oldest">{t('dispositions.oldest')}</h2>
          <HandoverTable items={map.oldest} caption={t('dispositions.oldest')} />
        </div>
      )}
      <div className="stack">
        <h2 id="pairs">{t('dispositions.pairs')}</h2>
        {map.pairs.length === 0 ? (
          <p>{t('dispositions.pairs_none')}</p>
        ) : (
          <>
            <Answered pairs={map.pairs} />
            {download('pasangan-kantor')}
          </>
        )}
      </div>
    </div>
  )

  function download(table: string) {
    return (
      <DownloadLinks
        label={t('movement.download')}
        href={(format) => `/kantor/unduh/${table}/${format}?dari=${map.from}&sampai=${map.to}`}
      />
    )
  }
}

function Waiting({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t, language } = useWords()
  return (
    <Table
      caption={t('dispositions.waiting_list')}
      captionHidden
      rows={pairs}
      rowKey={({ waits, on }) => `${waits.code} ${on.code}`}
      columns={[
        { key: 'waits', title: t('dispositions.waiter'), cell: ({ waits }) => waits.name },
        { key: 'on', title: t('dispositions.waited_on'), cell: ({ on }) => on.name },
        { key: 'open', title: t('dispositions.open'), align: 'end', cell: ({ open }) => open },
        { key: 'late', title: t('dispositions.is_late'), align: 'end', cell: ({ late }) => late },
        {
          key: 'oldest',
          title: t('dispositions.oldest_time'),
          align: 'end',
          cell: ({ oldestMinutes }) =>
            oldestMinutes ? formatSpan(oldestMinutes, language) : t('dispositions.under_a_minute'),
        },
      ]}
    />
  )
}

function Answered({ pairs }: { readonly pairs: readonly AnsweredPair[] }) {
  const { t, language } = useWords()
  return (
    <Table
      caption={t('dispositions.pairs')}
      captionHidden
      rows={pairs}
      rowKey={({ from, to }) => `${from.code} ${to.code}`}
      columns={[
        { key: 'from', title: t('dispositions.from'), cell: ({ from }) => from.name },
        { key: 'to', title: t('dispositions.to'), cell: ({ to }) => to.name },
        { key: 'sent', title: t('dispositions.sent_count'), align: 'end', cell: ({ sent }) => sent },
        {
          key: 'answered',
          title: t('dispositions.answered'),
          align: 'end',
          cell: ({ answered }) => answered,
        },
        {
          key: 'in-time',
          title: t('dispositions.in_time'),
          align: 'end',
          cell: ({ answered, inTime }) => (answered ? formatShare(inTime / answered, language) : '–'),
        },
        {
          key: 'median',
          title: t('dispositions.median_time'),
          align: 'end',
          cell: ({ medianMinutes }) =>
            medianMinutes === null
              ? '–'
              : medianMinutes
                ? formatSpan(medianMinutes, language)
                : t('dispositions.under_a_minute'),
        },
        {
          key: 'returned',
          title: t('dispositions.returned'),
          align: 'end',
          cell: ({ returned }) => returned,
        },
        { key: 'hops', title: t('dispositions.most_hops'), align: 'end', cell: ({ mostHops }) => mostHops },
      ]}
    />
  )
}
