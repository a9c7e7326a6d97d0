import { asksForArea } from '@guyub/contract/cases/form-area'
import { stock } from '@guyub/contract/cases/stock'
import { revocations } from '@guyub/contract/documents/revocations'
import { hereIs } from '@guyub/contract/nodes/here'
import { service, services } from '@guyub/contract/services'
import type { z } from 'zod'
import type { Call } from '../../kernel/call.ts'
import type { KeptRevocations } from '../../kernel/kept-revocations.ts'
import { keepAreas } from './areas.ts'
import type { Store } from './store.ts'

export type Form = z.output<typeof service.answer>

/** Keeps the region's services, their forms and calendar on the device, so that a village can work without a network. */
export async function refreshReference(store: Store, call: Call, region: string): Promise<void> {
  const [list, blanks, revoked, here] = await Promise.all([
    call(services, {}),
    call(stock, {}),
    call(revocations, {}),
    call(hereIs, {}),
  ])
  if (here.ok) await store.put('reference', here.answer.node?.address ?? '', `${region}|address`)
  if (revoked.ok) {
    const kept: KeptRevocations = { signed: revoked.answer.list, key: revoked.answer.key }
    await store.put('reference', kept, `${region}|revocations`)
  }
  if (blanks.ok) {
    const kept: StockOnDevice = { at: new Date().toISOString(), stocks: blanks.answer }
    await store.put('reference', kept, `${region}|stock`)
  }
  if (!list.ok) return
  // A counter takes in what can be asked for; the rest has pages of its own.
  const asked = list.answer.filter(({ uses }) => uses.includes('case'))
  await store.put('reference', asked, `${region}|services`)
  let asks = false
  for (const { key } of asked) {
    const reply = await call(service, { service: key })
    if (!reply.ok) continue
    await store.put('reference', reply.answer, `${region}|service|${key}`)
    await keepForm(store, region, reply.answer)
    asks ||= asksForArea(reply.answer.service.case?.pages ?? [])
  }
  if (asks) await keepAreas(store, call, region)
}

/**
 * Where a family reaches its region from home, for what is printed: at a village node the regency's own address, because the node's is known in
 * the office alone.
 */
export async function publicAddress(
  store: Pick<Store, 'get'>,
  region: string,
  here = location.origin,
): Promise<string> {
  return ((await store.get('reference', `${region}|address`)) as string | undefined) || here
}

/** A draft is finished, and a case is read, under the version with which it was begun. */
export async function keepForm(store: Store, region: string, form: Form): Promise<void> {
  await store.put('reference', form, `${region}|service|${form.service.key}|${form.service.version}`)
}

export async function keepOfficeNames(
  store: Store,
  region: string,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  await store.put('reference', names, `${region}|offices`)
}

export async function officeNamesOnDevice(store: Store, region: string) {
  return (await store.get('reference', `${region}|offices`)) as Readonly<Record<string, string>> | undefined
}

export interface StockOnDevice {
  readonly at: string
  readonly stocks: z.output<typeof stock.answer>
}

export async function stockOnDevice(store: Store, region: string): Promise<StockOnDevice | undefined> {
  return (await store.get('reference', `${region}|stock`)) as StockOnDevice | undefined
}

export type ServiceItem = z.output<typeof services.answer>[number]

export async function servicesOnDevice(store: Store, region: string): Promise<ServiceItem[]> {
  return ((await store.get('reference', `${region}|services`)) as ServiceItem[] | undefined) ?? []
}

export async function formOnDevice(
  store: Store,
  region: string,
  key: string,
  version?: number,
): Promise<Form | undefined> {
  const suffix = version === undefined ? '' : `|${version}`
  return (await store.get('reference', `${region}|service|${key}${suffix}`)) as Form | undefined
}

/** The list by which papers are checked here without a network. */
export async function revocationsOnDevice(
  store: Store,
  region: string,
): Promise<KeptRevocations | undefined> {
  return (await store.get('reference', `${region}|revocations`)) as KeptRevocations | undefined
}
