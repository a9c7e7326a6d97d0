import type { registry } from '@guyub/contract/movement'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { formatKnownDay } from './known-day.ts'
import { STANDING_TONE } from './standing-tone.ts'

type Registry = z.output<typeof registry.answer>

interface RegionTableProps {
  readonly caption: string
  readonly members: Registry['members']
  /** The published index of the year that is shown, where the map shows it. */
  readonly indexOf: ReadonlyMap<string, number | null> | undefined
}

/** The same as the map, in words: what is not known is a dash, never a zero. */
export function RegionTable({ caption, members, indexOf }: RegionTableProps) {
  const { t, language } = useWords()
  const dayOf = (kind: 'invited' | 'assessed' | 'selected' | 'active') => ({
    key: kind,
    title: t(`registry.count_${kind}`),
    cell: ({ steps }: Registry['members'][number]) => {
      const on = steps[kind]
      return on ? formatKnownDay(on, language) : '–'
    },
  })
  return (
    <Table
      caption={caption}
      captionHidden
      rows={members}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          title: t('registry.region'),
          cell: ({ code, name }) => (
            <a href={`/gerakan/daerah/${code}`} lang="id">
              {name}
            </a>
          ),
        },
        { key: 'code', title: t('registry.code'), cell: ({ code }) => <span className="code">{code}</span> },
        {
          key: 'standing',
          title: t('registry.standing'),
          cell: ({ standing }) =>
            standing === 'none' ? (
              '–'
            ) : (
              <StateBadge tone={STANDING_TONE[standing]} word={t(`registry.standing_${standing}`)} />
            ),
        },
        { key: 'waves', title: t('registry.wave'), cell: ({ waves }) => waves.join(', ') || '–' },
        dayOf('invited'),
        dayOf('assessed'),
        dayOf('selected'),
        dayOf('active'),
        ...(indexOf
          ? [
              {
                key: 'index',
                title: t('registry.index'),
                align: 'end' as const,
                cell: ({ code }: Registry['members'][number]) => {
                  const value = indexOf.get(code)
                  return typeof value === 'number' ? formatNumber(value, language, 2) : '–'
                },
              },
            ]
          : []),
      ]}
    />
  )
}
