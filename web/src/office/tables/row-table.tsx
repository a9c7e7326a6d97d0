import type { TableRow } from '@guyub/contract/tables'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

const TONES = { new: 'waiting', known: 'running', faulty: 'broken', filed: 'done' } as const

/** What each row of a file does; the faulty ones first. */
export function RowTable({ rows }: { readonly rows: readonly TableRow[] }) {
  const { t, ofCode } = useWords()
  const sorted = [...rows].sort((a, b) => Number(b.status === 'faulty') - Number(a.status === 'faulty'))
  return (
    <Table
      caption={t('tables.in')}
      captionHidden
      rows={sorted}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: t('tables.line'), cell: ({ line }) => line },
        {
          key: 'number',
          title: t('tables.number'),
          cell: ({ number }) => <span className="code">{number || '–'}</span>,
        },
        {
          key: 'status',
          title: t('tables.status'),
          cell: ({ status }) => <StateBadge tone={TONES[status]} word={t(`tables.status_${status}`)} />,
        },
        {
          key: 'faults',
          title: t('tables.faults'),
          cell: ({ faults, trackingCode }) =>
            faults.length ? (
              <span className="stack small" style={{ gap: 4 }}>
                {faults.map(({ column, code }) => (
                  <span key={`${column} ${code}`}>
                    <strong>{column}</strong>: {ofCode(code)}
                  </span>
                ))}
              </span>
            ) : (
              <span className="code">{trackingCode}</span>
            ),
        },
      ]}
    />
  )
}
