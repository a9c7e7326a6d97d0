import type { officeNames } from '@guyub/contract/regions'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

/** What the ministry and its directorate were called when; what is uncertain about a day is said beside it. */
export function NamesOverTime({ names }: { readonly names: z.output<typeof officeNames.answer> }) {
  const { t, language } = useWords()
  const day = (text: string | null) => (text ? formatShortDay(`${text}T00:00:00Z`, language, 'UTC') : '–')
  return (
    <Table
      caption={t('registry.names')}
      rows={names}
      rowKey={({ office, from }) => `${office} ${from}`}
      columns={[
        {
          key: 'name',
          title: t('registry.office'),
          cell: ({ name, shortName }) => (
            <span className="said" lang="id">
              {name} ({shortName})
            </span>
          ),
        },
        { key: 'from', title: t('movement.from'), cell: ({ from }) => day(from) },
        { key: 'to', title: t('registry.until'), cell: ({ to }) => day(to) },
        {
          key: 'note',
          title: t('registry.source'),
          cell: ({ source, note }) => (
            <span className="said" lang="id">
              {source}
              {note && <span className="quiet"> · {note}</span>}
            </span>
          ),
        },
      ]}
    />
  )
}
