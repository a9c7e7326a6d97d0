import { service, services, stock } from '@guyub/contract/cases'
import type { z } from 'zod'
import type { Call } from '../../kernel/call.ts'
import type { Store } from './store.ts'

export type Form = z.output<typeof service.answer>

/** Keeps the region's services, their forms and calendar on the device, so that a village can work without a network. */
export async function refreshReference(store: Store, call: Call, region: string): Promise<void> {
  const [list, blanks] = await Promise.all([call(services, {}), call(stock, {})])
  if (blanks.ok) {
    const kept: StockOnDevice = { at: new Date().toISOString(), stocks: blanks.answer }
    await store.put('reference', kept, `${region}|stock`)
  }
  if (!list.ok) return
  await store.put('reference', list.answer, `${region}|services`)
  for (const { key } of list.answer) {
    const reply = await call(service, { service: key })
    if (!reply.ok) continue
    await store.put('reference', reply.answer, `${region}|service|${key}`)
    // A draft is finished under the form with which it was begun.
    await store.put('reference', reply.answer, `${region}|service|${key}|${reply.answer.service.version}`)
  }
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
