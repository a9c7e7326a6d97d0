import type { AgreementView } from '@guyub/contract/movement'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { formatKnownDay } from '../registry/known-day.ts'
import { useStanding } from './standing.ts'

/** Agreements, those that end soonest first. What is not known is said so, never left out. */
export function AgreementTable({
  caption,
  agreements,
}: {
  readonly caption: string
  readonly agreements: readonly AgreementView[]
}) {
  const { t, language } = useWords()
  const standing = useStanding()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={agreements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'region',
          title: t('registry.region'),
          cell: ({ id, memberName }) => <a href={`/gerakan/daerah/mou/${id}`}>{memberName}</a>,
        },
        { key: 'state', title: t('mou.state'), cell: (row) => <StateBadge {...standing(row)} /> },
        {
          key: 'numbers',
          title: t('mou.numbers'),
          cell: ({ centreNumber, regionNumber }) => (
            <span className="said">
              {[centreNumber, regionNumber].filter(Boolean).join(' · ') || t('mou.number_unknown')}
            </span>
          ),
        },
        {
          key: 'signed',
          title: t('mou.signed_on'),
          cell: ({ signed }) => (signed ? formatKnownDay(signed, language) : '–'),
        },
        {
          key: 'ends',
          title: t('mou.ends_on'),
          cell: ({ endsOn, state }) =>
            endsOn
              ? formatShortDay(`${endsOn}T00:00:00Z`, language, 'UTC')
              : state === 'draft'
                ? '–'
                : t('mou.end_unknown'),
        },
      ]}
    />
  )
}
