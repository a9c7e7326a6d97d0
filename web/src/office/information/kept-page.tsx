import { type KeptInformation, keptInformation } from '@guyub/contract/information'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/disclosure-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return answerOrLeave(request, await visitOf(context).call(keptInformation, {}))
}

export const STATE_TONES = { draft: 'waiting', published: 'done', withdrawn: 'broken' } as const

/** What one's own office entered in the register; the main officer sees that of all. */
export default function Kept() {
  const { items, isMain } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const title = t(isMain ? 'information.kept_title_main' : 'information.kept_title')
  return (
    <div className="stack-wide">
      <PageHeader
        title={title}
        lead={t('information.kept_lead')}
        actions={
          <ButtonLink href="/kantor/informasi/isi" icon="plus">
            {t('information.enter')}
          </ButtonLink>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t('information.kept_none')}>{t('information.kept_none_text')}</EmptyState>
      ) : (
        <Table<KeptInformation>
          caption={title}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('information.name'),
              cell: (item) => (
                <>
                  <a href={`/kantor/informasi/${item.id}`} lang="id">
                    {item.title}
                  </a>
                  {item.isSample && <span className="quiet"> ({t('information.sample')})</span>}
                </>
              ),
            },
            {
              key: 'class',
              title: t('information.class'),
              cell: (one) => t(`information.class_${one.class}`),
            },
            { key: 'office', title: t('information.office'), cell: ({ office }) => office.name },
            {
              key: 'state',
              title: t('information.state'),
              cell: ({ state }) => (
                <StateBadge tone={STATE_TONES[state]} word={t(`information.state_${state}`)} />
              ),
            },
            {
              key: 'changed',
              title: t('information.changed_at'),
              cell: ({ changedAt }) => formatShortDay(changedAt, language, zone),
            },
          ]}
        />
      )}
    </div>
  )
}
