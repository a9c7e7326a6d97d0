import { asksForArea } from '@guyub/contract/cases/form-area'
import type { Page } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { areas } from '@guyub/contract/regions/areas'
import { useEffect, useState } from 'react'
import type { Call } from '../../kernel/call.ts'
import { useDesk } from '../desk-context.ts'
import type { Store } from './store.ts'

const NONE: readonly Area[] = []

/** Keeps the region's areas on the device, for forms that ask for one without a network. */
export async function keepAreas(
  store: Store,
  call: Call,
  region: string,
): Promise<readonly Area[] | undefined> {
  const reply = await call(areas, {})
  if (reply.ok) await store.put('reference', reply.answer, keyOf(region))
  return reply.ok ? reply.answer : undefined
}

/** The region's areas, for a form that asks for one: from the device where it has them, else from the server. */
export function useAreas(pages: readonly Page[]): readonly Area[] {
  const { call, region, local } = useDesk()
  const [known, setKnown] = useState(NONE)
  const asks = asksForArea(pages)
  useEffect(() => {
    let isCurrent = true
    if (asks) void find().then((found) => isCurrent && found && setKnown(found))
    return () => {
      isCurrent = false
    }
    async function find(): Promise<readonly Area[] | undefined> {
      const kept = local && ((await local.store.get('reference', keyOf(region))) as Area[] | undefined)
      if (kept) return kept
      if (local) return keepAreas(local.store, call, region)
      const reply = await call(areas, {})
      return reply.ok ? reply.answer : undefined
    }
  }, [asks, call, region, local])
  return known
}

/** What `readForm` judges by; nothing while the areas are not known, so that nobody is held up for them. */
export function codesOf(known: readonly Area[]): ReadonlySet<string> | undefined {
  return known.length ? new Set(known.map(({ code }) => code)) : undefined
}

function keyOf(region: string): string {
  return `${region}|areas`
}
