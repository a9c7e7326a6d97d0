import { isTrackingCode, normalTrackingCode } from '@guyub/contract/cases'
import { plainWords } from '@guyub/contract/plain-words'
import { matchOf, search } from '@guyub/contract/search'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import '../words/disclosure-words.ts'
import '../words/satisfaction-words.ts'
import type { WordKey } from '../words/words.ts'
import { SearchForm } from './search-form.tsx'

const NOTHING = { services: [], requirements: [], offices: [], isPart: false }

/** Where people mean to go who type a task and not a service. */
const PAGES: readonly { readonly href: string; readonly words: readonly WordKey[] }[] = [
  { href: '/lacak', words: ['shell.track', 'portal.track_title', 'portal.track_lead'] },
  { href: '/cek', words: ['shell.check', 'portal.check_title', 'portal.check_lead'] },
  { href: '/komunitas', words: ['communities.menu'] },
  { href: '/informasi', words: ['information.title', 'information.lead'] },
  { href: '/kepuasan', words: ['satisfaction.page', 'satisfaction.page_lead'] },
  { href: '/kota-cerdas', words: ['shell.movement'] },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  // Somebody who types the code of their receipt into the search wants to see the request.
  if (isTrackingCode(normalTrackingCode(query)))
    throw redirect(`/lacak?kode=${encodeURIComponent(normalTrackingCode(query))}`)
  const reply = query ? await visitOf(context).call(search, { q: query }) : undefined
  return { query, found: reply?.ok ? reply.answer : NOTHING }
}

/** One search for whoever does not know what it is called here. */
export default function Search() {
  const { query, found } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const question = plainWords(query)
  const pages = PAGES.filter(({ words }) =>
    matchOf(question, plainWords(words.map((key) => t(key)).join(' '))),
  )
  const { services, requirements, offices } = found
  const isNothing = !services.length && !requirements.length && !offices.length && !pages.length
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('portal.search_title')} lead={t('portal.search_lead')} />
      <SearchForm query={query} />
      {query && isNothing && (
        <EmptyState
          title={t('portal.search_none_title')}
          action={<ButtonLink href="/layanan">{t('portal.services_all')}</ButtonLink>}
        >
          {t('portal.search_none_text')}
        </EmptyState>
      )}
      {query && !isNothing && (
        <p role="status">
          {t(found.isPart && !pages.length ? 'portal.search_part' : 'portal.search_found', { query })}
        </p>
      )}
      {services.length > 0 && (
        <section className="stack">
          <h2>{t('shell.services')}</h2>
          {services.map(({ key, title, summary, products }) => (
            <article key={key} className="card">
              <h3 className="service-name">
                <a href={`/layanan/${key}`}>{of(title)}</a>
              </h3>
              <p>{of(summary)}</p>
              <p className="small quiet">{products.map(of).join(' · ')}</p>
            </article>
          ))}
        </section>
      )}
      {requirements.length > 0 && (
        <section className="stack">
          <h2>{t('portal.search_requirements')}</h2>
          <ul>
            {requirements.map(({ label, service, title }) => (
              <li key={`${service} ${label.id}`}>
                {of(label)}{' '}
                <a href={`/layanan/${service}`}>{t('portal.search_for', { service: of(title) })}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {offices.length > 0 && (
        <section className="stack">
          <h2>{t('portal.search_offices')}</h2>
          <ul>
            {offices.map(({ code, name, shortName }) => (
              <li key={code} lang="id">
                {name}
                {shortName && shortName !== name && ` (${shortName})`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {pages.length > 0 && (
        <section className="stack">
          <h2>{t('portal.search_pages')}</h2>
          <ul>
            {pages.map(({ href, words: [word] }) => (
              <li key={href}>
                <a href={href}>{word && t(word)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
