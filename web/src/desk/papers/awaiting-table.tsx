import { Link } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { useOfficeNames } from '../work/office-names.ts'
import { type Awaited, keyOf } from './dropped.ts'

interface AwaitingTableProps {
  readonly items: readonly Awaited[]
  readonly caption: string
  /** Where something is done with some of them. */
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (key: string, isOn: boolean) => void
}

/** Products that wait, by what whoever looks for them in the national register knows. */
export function AwaitingTable({ items, caption, chosen, onChoose }: AwaitingTableProps) {
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const officeName = useOfficeNames()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={items}
      rowKey={keyOf}
      columns={[
        {
          key: 'product',
          title: t('counter.awaiting_product'),
          cell: (item) => (
            <>
              {onChoose && (
                <input
                  type="checkbox"
                  className="choose"
                  aria-label={`${of(item.title)}, ${item.subject ?? item.trackingCode}`}
                  checked={chosen?.has(keyOf(item)) ?? false}
                  onChange={(event) => onChoose(keyOf(item), event.target.checked)}
                />
              )}
              {of(item.title)}
              <div className="small quiet">{item.number ?? t('counter.no_number')}</div>
            </>
          ),
        },
        {
          key: 'subject',
          title: t('desk.subject'),
          cell: (item) => (
            <>
              <Link to={`/meja/permohonan/${item.caseId}`}>{item.subject ?? item.trackingCode}</Link>
              <div className="small quiet code">{item.trackingCode}</div>
            </>
          ),
        },
        { key: 'office', title: t('desk.office'), cell: (item) => officeName(item.office) },
        {
          key: 'since',
          title: t('counter.awaiting_since'),
          cell: (item) => formatMoment(item.since, language, zone),
        },
        {
          key: 'due',
          title: t('desk.due'),
          cell: (item) =>
            item.isLate ? (
              <StateBadge
                tone="late"
                word={`${formatMoment(item.due, language, zone)} · ${t('desk.late')}`}
              />
            ) : (
              formatMoment(item.due, language, zone)
            ),
        },
      ]}
    />
  )
}
