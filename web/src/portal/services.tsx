import { isTrackingCode, normalTrackingCode, services } from '@guyub/contract/cases'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { type ServiceItem, ServiceList } from './service-list.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim()
  // Somebody who types the code of their receipt into the search wants to see the request.
  if (isTrackingCode(normalTrackingCode(query)))
    throw redirect(`/lacak?kode=${encodeURIComponent(normalTrackingCode(query))}`)
  const reply = await visitOf(context).call(services, {})
  const all = reply.ok ? reply.answer : []
  return { query, isEmpty: !all.length, services: all.filter((service) => answers(service, query)) }
}

function answers({ title, summary, key }: ServiceItem, query: string): boolean {
  const text = [key, title.id, title.en, summary.id, summary.en].join(' ').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export default function Services() {
  const { query, services, isEmpty } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <div>
        <PageHeader title={t('portal.services_title')} lead={t('portal.services_lead')} />
        <form className="search">
          <label className="only-read" htmlFor="q">
            {t('portal.search')}
          </label>
          <input id="q" name="q" type="search" defaultValue={query} placeholder={t('portal.search_hint')} />
          <Button icon="search">{t('portal.search_button')}</Button>
        </form>
      </div>
      {query && !services.length && !isEmpty ? (
        <EmptyState
          title={t('portal.services_none_title')}
          action={<ButtonLink href="/layanan">{t('portal.services_all')}</ButtonLink>}
        >
          {t('portal.services_none_text')}
        </EmptyState>
      ) : (
        <section className="stack" aria-live="polite">
          {query && <p>{t('portal.services_found', { count: services.length, query })}</p>}
          <ServiceList services={services} />
        </section>
      )}
    </div>
  )
}
