import { series } from '@guyub/contract/documents'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { may, useDesk } from '../desk-context.ts'
import { DownloadSheet } from '../download-sheet.tsx'
import { WriteOffForm } from './write-off-form.tsx'

export type Series = z.output<typeof series.answer>[number]

/** The numbers of the office's own papers: how many were given, what became of each, and that none is nowhere. */
export default function NumbersPage() {
  const { call, me } = useDesk()
  const { t, of, ofCode } = useWords()
  const [all, setAll] = useState<readonly Series[]>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const reply = await call(series, {})
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setAll(reply.answer)
  }, [call])
  useEffect(() => void load(), [load])

  async function sheet() {
    return {
      name: t('documents.numbers'),
      columns: [
        ...[t('documents.kind'), t('documents.year'), t('documents.given'), t('documents.issued')],
        ...[t('documents.returned'), t('documents.written_off'), t('documents.missing')],
      ],
      rows: (all ?? []).map(({ title, year, last, issued, returned, writtenOff, missing }) => [
        ...[of(title), year, last, issued, returned, writtenOff, missing],
      ]),
    }
  }

  return (
    <div className="stack-wide">
      <PageHeader title={t('documents.numbers')} lead={t('documents.numbers_lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!all && !problem && <Skeleton word={t('shell.loading')} lines={6} />}
      {all?.length === 0 && (
        <EmptyState title={t('documents.numbers_none')}>{t('documents.numbers_none_text')}</EmptyState>
      )}
      {all?.map((one) => (
        <SeriesCard
          key={`${one.kind}-${one.year}`}
          one={one}
          mayWriteOff={may(me, 'documents.revoke')}
          onChanged={load}
        />
      ))}
      {all && all.length > 0 && <DownloadSheet make={sheet} />}
    </div>
  )
}

interface SeriesCardProps {
  readonly one: Series
  readonly mayWriteOff: boolean
  readonly onChanged: () => Promise<void>
}

function SeriesCard({ one, mayWriteOff, onChanged }: SeriesCardProps) {
  const { t, of } = useWords()
  const { kind, year, last, issued, returned, writtenOff, missing, missingNumbers } = one
  const name = `${of(one.title)} ${year}`
  return (
    <article className="card stack" data-series={`${kind}-${year}`}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2>{name}</h2>
        <StateBadge
          tone={missing ? 'broken' : 'done'}
          word={missing ? t('documents.gaps', { count: missing }) : t('documents.no_gap')}
        />
      </div>
      <dl className="facts numbers">
        <dt>{t('documents.given')}</dt>
        <dd>
          <strong>{last}</strong>
        </dd>
        <dt>{t('documents.issued')}</dt>
        <dd>{issued}</dd>
        <dt>{t('documents.returned')}</dt>
        <dd>{returned}</dd>
        <dt>{t('documents.written_off')}</dt>
        <dd>{writtenOff}</dd>
      </dl>
      {missing > 0 && (
        <Notice tone="broken" title={t('documents.gaps_title')}>
          {t('documents.gaps_text', { numbers: missingNumbers.join(', ') })}
        </Notice>
      )}
      {mayWriteOff && <WriteOffForm one={one} onWrittenOff={onChanged} />}
      {one.closed.length > 0 && <Closed one={one} name={name} />}
    </article>
  )
}

function Closed({ one, name }: { readonly one: Series; readonly name: string }) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <Table
      caption={`${t('documents.closed')}: ${name}`}
      captionHidden
      rows={one.closed}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'number',
          title: t('documents.number'),
          cell: ({ number }) => <span className="code">{number}</span>,
        },
        {
          key: 'state',
          title: t('documents.closed'),
          cell: ({ state }) => t(state === 'returned' ? 'documents.returned' : 'documents.written_off'),
        },
        { key: 'reason', title: t('documents.reason'), cell: ({ reason }) => reason },
        { key: 'by', title: t('documents.by'), cell: ({ by }) => by ?? '–' },
        { key: 'at', title: t('documents.at'), cell: ({ at }) => formatMoment(at, language, zone) },
      ]}
    />
  )
}
