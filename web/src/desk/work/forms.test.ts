import { expect, test } from 'vitest'
import type { Call } from '../../kernel/call.ts'
import type { DeskState } from '../desk-context.ts'
import { formOf } from './forms.ts'

/** A device that keeps public data by its name, and a server that may be out of reach. */
function aDesk(
  region: string,
  { isOnline }: { readonly isOnline: boolean },
  kept = new Map<string, unknown>(),
) {
  const asked: object[] = []
  const store = {
    get: async (_: string, name: string) => kept.get(name),
    put: async (_: string, value: unknown, name: string) => void kept.set(name, value),
  }
  const call = async (_: unknown, wanted: { service: string; version?: number }) => {
    asked.push(wanted)
    return isOnline
      ? { ok: true, answer: { service: { key: wanted.service, version: wanted.version ?? 9 } } }
      : { ok: false, problem: { status: 0, code: 'network.unreachable' } }
  }
  const local = { store } as unknown as DeskState['local']
  return { desk: { call: call as unknown as Call, region, local }, asked, kept }
}

test('a case is read under the version with which it began, asked once', async () => {
  const { desk, asked } = aDesk('r1', { isOnline: true })
  expect((await formOf(desk, 'birth', 3))?.service.version).toBe(3)
  expect((await formOf(desk, 'birth', 3))?.service.version).toBe(3)
  expect((await formOf(desk, 'birth'))?.service.version).toBe(9)
  expect(asked).toEqual([{ service: 'birth', version: 3 }, { service: 'birth' }])
})

test('without a network it is the version that the device kept, and no other', async () => {
  const { desk, kept } = aDesk('r2', { isOnline: true })
  await formOf(desk, 'birth', 3)
  const { desk: cut } = aDesk(
    'r3',
    { isOnline: false },
    new Map([...kept].map(([name, form]) => [name.replace('r2', 'r3'), form])),
  )
  expect((await formOf(cut, 'birth', 3))?.service.version).toBe(3)
  expect(await formOf(cut, 'birth', 2)).toBeUndefined()
})

test('what did not come is asked for again', async () => {
  const { desk: cut } = aDesk('r4', { isOnline: false })
  expect(await formOf(cut, 'birth', 3)).toBeUndefined()
  const { desk } = aDesk('r4', { isOnline: true })
  expect((await formOf(desk, 'birth', 3))?.service.version).toBe(3)
})
