import type { communityInbox } from '@guyub/contract/communities'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

type Inbox = z.output<typeof communityInbox.answer>

export const STATUS_TONES = { waiting: 'waiting', verified: 'done', refused: 'broken' } as const

/** Every community, those that wait first. */
export function CommunityTable({ communities }: Pick<Inbox, 'communities'>) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  if (communities.length === 0) return <p className="quiet">{t('communities.all_none')}</p>
  return (
    <section className="stack">
      <h2>{t('communities.all')}</h2>
      <Table
        caption={t('communities.all')}
        captionHidden
        rows={communities}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('communities.name'),
            cell: ({ id, name, isSample }) => (
              <>
                <a href={`/gerakan/komunitas/${id}`} lang="id">
                  {name}
                </a>
                {isSample && <span className="quiet"> ({t('communities.sample')})</span>}
              </>
            ),
          },
          {
            key: 'status',
            title: t('communities.status'),
            cell: ({ status }) => (
              <StateBadge tone={STATUS_TONES[status]} word={t(`communities.status_${status}`)} />
            ),
          },
          {
            key: 'dimension',
            title: t('communities.dimension'),
            cell: ({ dimension }) => `Smart ${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`,
          },
          { key: 'area', title: t('communities.area'), cell: ({ area }) => <span lang="id">{area}</span> },
          {
            key: 'at',
            title: t('communities.registered_at'),
            cell: ({ registeredAt }) => formatShortDay(registeredAt, language, zone),
          },
        ]}
      />
    </section>
  )
}
