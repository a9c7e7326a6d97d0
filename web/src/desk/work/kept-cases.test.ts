import { expect, test } from 'vitest'
import { anOpenVault } from '../../../test/vault.ts'
import type { View } from './case-page.tsx'
import { forgetCases, keepCase, keptCase, takeAssigned } from './kept-cases.ts'

const person = { id: 'clerk', region: '3505', name: 'Siti', office: { code: 'x', name: 'Jaten' } }

function aDevice(items: readonly object[] = []) {
  const vault = anOpenVault()
  void vault.put('list', 'list', { items, at: '2026-03-02T05:00:00Z' })
  return { vault, local: { vault, person, store: undefined } as never, who: 'clerk' }
}

function aView(change: object = {}): View {
  return { id: 'one', version: 1, isRevealed: false, isErased: false, ...change } as View
}

test('what an officer opened lies on the device, with its day, for them alone', async () => {
  const device = aDevice([{ id: 'one' }])
  await keepCase(device, aView())
  expect(await keptCase(device, 'one')).toMatchObject({ view: { id: 'one' }, at: expect.any(String) })
  await keepCase({ ...device, who: 'colleague' }, aView({ id: 'two' }))
  expect(await keptCase(device, 'two')).toBeUndefined()
})

test('numbers in full are never kept, and of an erased person nothing', async () => {
  const device = aDevice([{ id: 'one' }])
  await keepCase(device, aView({ isRevealed: true }))
  expect(await keptCase(device, 'one')).toBeUndefined()
  await keepCase(device, aView())
  await keepCase(device, aView({ isErased: true }))
  expect(await keptCase(device, 'one')).toBeUndefined()
})

test('a copy goes after a day, or when its request stands in no list any more', async () => {
  const device = aDevice([{ id: 'one' }])
  await keepCase(device, aView())
  await keepCase(device, aView({ id: 'found-by-search' }))
  await forgetCases(device.vault, person as never)
  expect(await keptCase(device, 'found-by-search')).toBeUndefined()
  expect(await keptCase(device, 'one')).toBeDefined()
  await forgetCases(device.vault, person as never, Date.now() + 86_400_001)
  expect(await keptCase(device, 'one')).toBeUndefined()
})

test('what is assigned to an officer is taken along once for each version', async () => {
  const device = aDevice()
  const asked: string[] = []
  const call = async (_: unknown, { caseId }: { caseId: string }) => {
    asked.push(caseId)
    return { ok: true, answer: aView({ id: caseId, version: 3 }) }
  }
  const items = [
    { id: 'mine', assignee: 'clerk', version: 3 },
    { id: 'theirs', assignee: 'colleague', version: 3 },
  ]
  for (const _ of ['a list', 'the same list'])
    await takeAssigned({ ...device, call: call as never }, items as never)
  expect(asked).toEqual(['mine'])
  expect(await keptCase(device, 'mine')).toBeDefined()
})
