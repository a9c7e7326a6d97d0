import { services } from '@guyub/contract/services'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { SearchForm } from './search-form.tsx'
import { ServiceList } from './service-list.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url)
  // Addresses of a search that once stood here may still be kept somewhere.
  if (searchParams.get('q')) throw redirect(`/cari${search}`)
  const reply = await visitOf(context).call(services, {})
  return { services: reply.ok ? reply.answer : [] }
}

export default function Services() {
  const { services } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <div>
        <PageHeader title={t('portal.services_title')} lead={t('portal.services_lead')} />
        <SearchForm />
      </div>
      <section className="stack">
        <ServiceList services={services} />
      </section>
    </div>
  )
}
