import { communityFields, ideas } from '@guyub/contract/communities'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { nameOf } from './dimension-names.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [all, fields] = await Promise.all([call(ideas, {}), call(communityFields, {})])
  return { all: all.ok ? all.answer : [], fields: fields.ok ? fields.answer : [] }
}

export const OUTCOME_TONES = { open: 'waiting', taken: 'done', declined: 'broken' } as const

export default function Ideas() {
  const { all, fields } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('communities.ideas')}
        lead={t('communities.ideas_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/komunitas', word: t('communities.title') }]}
        actions={
          <ButtonLink href="/komunitas/saya" icon="plus">
            {t('communities.propose')}
          </ButtonLink>
        }
      />
      {all.length === 0 ? (
        <EmptyState title={t('communities.ideas_none')}>{t('communities.ideas_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('communities.ideas')}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('communities.idea'),
              cell: ({ id, title, isSample }) => (
                <>
                  <a href={`/komunitas/gagasan/${id}`} lang="id">
                    {title}
                  </a>
                  {isSample && <span className="quiet"> ({t('communities.sample')})</span>}
                </>
              ),
            },
            {
              key: 'element',
              title: t('communities.element'),
              cell: ({ element }) => nameOf(fields, element, of),
            },
            {
              key: 'community',
              title: t('communities.name'),
              cell: ({ community }) => <span lang="id">{community}</span>,
            },
            {
              key: 'at',
              title: t('communities.path_proposed'),
              cell: ({ proposedAt }) => formatShortDay(proposedAt, language, zone),
            },
            {
              key: 'supports',
              title: t('communities.supports'),
              align: 'end',
              cell: ({ supports }) => supports,
            },
            {
              key: 'comments',
              title: t('communities.comments'),
              align: 'end',
              cell: ({ comments }) => comments,
            },
            {
              key: 'outcome',
              title: t('communities.outcome'),
              cell: ({ outcome }) => (
                <StateBadge tone={OUTCOME_TONES[outcome]} word={t(`communities.outcome_${outcome}`)} />
              ),
            },
          ]}
        />
      )}
      <p className="quiet column">{t('communities.ideas_rule')}</p>
    </div>
  )
}
