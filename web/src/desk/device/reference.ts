import { asksForArea, service, services, stock } from '@guyub/contract/cases'
import { revocations } from '@guyub/contract/documents'
import type { z } from 'zod'
import type { Call } from '../../kernel/call.ts'
import type { KeptRevocations } from '../../kernel/kept-revocations.ts'
import { keepAreas } from './areas.ts'
import type { Store } from './store.ts'

export type Form = z.output<typeof service.answer>

/** Keeps the region's services, their forms and calendar on the device, so that a village can work without a network. */
export async function refreshReference(store: Store, call: Call, region: string): Promise<void> {
  const [list, blanks, revoked] = await Promise.all([
    call(services, {}),
    call(stock, {}),
    call(revocations, {}),
  ])
  if (revoked.ok) {
    const kept: KeptRevocations = { signed: revoked.answer.list, key: revoked.answer.key }
    await store.put('reference', kept, `${region}|revocations`)
  }
  if (blanks.ok) {
    const kept: StockOnDevice = { at: new Date().toISOString(), stocks: blanks.answer }
    await store.put('reference', kept, `${region}|stock`)
  }
  if (!list.ok) return
  await store.put('reference', list.answer, `${region}|services`)
  let asks = false
  for (const { key } of list.answer) {
    const reply = await call(service, { service: key })
    if (!reply.ok) continue
    await store.put('reference', reply.answer, `${region}|service|${key}`)
    await keepForm(store, region, reply.answer)
    asks ||= asksForArea(reply.answer.service.case?.pages ?? [])
  }
  if (asks) await keepAreas(store, call, region)
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
