import { hereIs } from '@guyub/contract/nodes'
import { expect, test } from 'vitest'
import type { Call } from '../../kernel/call.ts'
import { publicAddress, refreshReference } from './reference.ts'
import type { Store } from './store.ts'

const HERE = 'https://simpul-jaten.local:8080'

/** A device that keeps public data by its name. */
function aStore() {
  const kept = new Map<string, unknown>()
  return {
    get: async (_: string, name: string) => kept.get(name),
    put: async (_: string, value: unknown, name: string) => void kept.set(name, value),
  } as unknown as Store
}

const answers = (node: object | null) =>
  (async (endpoint: object) =>
    endpoint === hereIs
      ? { ok: true, answer: { node } }
      : { ok: false, problem: { status: 0, code: 'network.unreachable' } }) as unknown as Call

test('what is printed at a village node says the address of the regency, which a family reaches from home', async () => {
  const store = aStore()
  expect(await publicAddress(store, '3505', HERE)).toBe(HERE)
  await refreshReference(store, answers({ address: 'https://layanan.contoh.go.id' }), '3505')
  expect(await publicAddress(store, '3505', HERE)).toBe('https://layanan.contoh.go.id')
  // Without a network what was heard before holds.
  await refreshReference(store, (async () => ({ ok: false })) as unknown as Call, '3505')
  expect(await publicAddress(store, '3505', HERE)).toBe('https://layanan.contoh.go.id')
})

test('elsewhere it is the address at which the desk was opened', async () => {
  const store = aStore()
  await refreshReference(store, answers(null), '3505')
  expect(await publicAddress(store, '3505', HERE)).toBe(HERE)
})
