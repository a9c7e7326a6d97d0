import { localDay } from '@guyub/contract/calendar'
import { asksForArea, openFields } from '@guyub/contract/cases'
import { areas as areasEndpoint } from '@guyub/contract/regions'
import { service } from '@guyub/contract/services'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

/** The form of a service that people file themselves; any other leads back to what there is to know about it. */
export async function openedForm({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const visit = visitOf(context)
  const reply = await visit.call(service, { service: params.service ?? '' })
  if (!reply.ok) throw new Response(null, { status: reply.problem.status === 500 ? 500 : 404 })
  const { service: definition, calendar } = reply.answer
  const use = definition.case
  if (!use?.intake.includes('public')) throw redirect(`/layanan/${definition.key}`)
  const areas = asksForArea(use.pages) ? await visit.call(areasEndpoint, {}) : undefined
  return {
    visit,
    service: { key: definition.key, version: definition.version, title: definition.title },
    products: use.products.map(({ key, title }) => ({ key, title })),
    pages: use.pages,
    open: openFields(use),
    areas: areas?.ok ? areas.answer : [],
    today: localDay(calendar, new Date()),
  }
}
