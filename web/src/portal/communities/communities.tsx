import { communities, communityFields } from '@guyub/contract/communities'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { nameOf } from './dimension-names.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [all, fields] = await Promise.all([call(communities, {}), call(communityFields, {})])
  return { all: all.ok ? all.answer : [], fields: fields.ok ? fields.answer : [] }
}

/** Who is organised here, in which field, and how to join in. */
export default function Communities() {
  const { all, fields } = useLoaderData<typeof loader>()
  const { regionName, zone } = useVisit()
  const { t, of, language } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('communities.title')}
        lead={t('communities.lead', { region: regionName })}
        actions={
          <>
            <ButtonLink href="/komunitas/daftar" icon="plus">
              {t('communities.register')}
            </ButtonLink>
            <ButtonLink href="/komunitas/gagasan" kind="second">
              {t('communities.ideas')}
            </ButtonLink>
            <ButtonLink href="/komunitas/saya" kind="plain" icon="lock">
              {t('communities.enter')}
            </ButtonLink>
          </>
        }
      />
      {all.length === 0 ? (
        <EmptyState title={t('communities.none')}>{t('communities.none_text')}</EmptyState>
      ) : (
        <ul className="service-list">
          {all.map(({ id, name, purpose, dimension, area, verifiedAt, ideas, isSample }) => (
            <li key={id} className="card">
              <h2 lang="id">
                {name}
                {isSample && <span className="quiet small"> ({t('communities.sample')})</span>}
              </h2>
              <p lang="id">{purpose}</p>
              <p className="quiet small">
                {nameOf(fields, dimension, of)} · <span lang="id">{area}</span>
                <br />
                {t('communities.since')} {formatShortDay(verifiedAt, language, zone)} ·{' '}
                {t('communities.ideas_count')}: {ideas}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
