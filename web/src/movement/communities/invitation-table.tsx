import type { communityInbox } from '@guyub/contract/communities'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

type Inbox = z.output<typeof communityInbox.answer>

/** Meetings, and how many said what. */
export function InvitationTable({ invitations }: Pick<Inbox, 'invitations'>) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('communities.invitations')}</h2>
      <Table
        caption={t('communities.invitations')}
        captionHidden
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('communities.meeting'),
            cell: ({ title }) => <span lang="id">{title}</span>,
          },
          {
            key: 'starts',
            title: t('communities.starts'),
            cell: ({ startsAt }) => formatMoment(startsAt, language, zone),
          },
          {
            key: 'place',
            title: t('communities.place'),
            cell: ({ place }) => <span lang="id">{place}</span>,
          },
          { key: 'invited', title: t('communities.invited'), align: 'end', cell: ({ invited }) => invited },
          { key: 'come', title: t('communities.comes'), align: 'end', cell: ({ come }) => come },
          { key: 'decline', title: t('communities.comes_not'), align: 'end', cell: ({ decline }) => decline },
        ]}
      />
    </section>
  )
}
