import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Vault } from '../device/vault.ts'
import { type Draft, newDraft } from './draft.ts'
import { draftKeeper } from './draft-keeper.ts'

/** A device whose writes take a moment, each another one. */
function slowDevice() {
  const written: Draft[] = []
  const put: Vault['put'] = async (_kind, _id, value) => {
    await sleep(Math.random() * 5)
    written.push(value as Draft)
  }
  return { written, vault: { put } as Vault }
}

test('two photographs that are taken at once are both kept', async () => {
  const { vault, written } = slowDevice()
  const keeper = draftKeeper(vault, newDraft('3505', 'pak-saidi', 1))
  const add = (key: string) =>
    keeper.change((draft) => ({ ...draft, answers: { ...draft.answers, [key]: ['id'] } }))
  await Promise.all(['birth-letter', 'family-card'].map(async (key) => add(key)))
  await keeper.settled()
  expect(Object.keys(written.at(-1)?.answers ?? {})).toEqual(['birth-letter', 'family-card'])
})

test('what was typed last is what lies on the device', async () => {
  const { vault, written } = slowDevice()
  const keeper = draftKeeper(vault, newDraft('3505', 'pak-saidi', 1))
  for (const page of [1, 2, 3, 4, 5]) {
    keeper.change((draft) => ({ ...draft, page }))
    await sleep(1)
  }
  await keeper.settled()
  expect(written.at(-1)?.page).toBe(5)
  expect(written.map(({ page }) => page)).toEqual(written.map(({ page }) => page).sort())
})

test('a store that was full is told, and what was typed meanwhile is kept once there is room', async () => {
  const written: Draft[] = []
  const told: boolean[] = []
  let isFull = true
  const put: Vault['put'] = async (_kind, _id, value) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError')
    written.push(value as Draft)
  }
  const keeper = draftKeeper({ put } as Vault, newDraft('3505', 'pak-saidi', 1), (isKept) =>
    told.push(isKept),
  )
  keeper.change((draft) => ({ ...draft, page: 1 }))
  await keeper.settled()
  keeper.change((draft) => ({ ...draft, page: 2 }))
  await keeper.settled()
  expect([told.includes(true), written]).toEqual([false, []])
  isFull = false
  await keeper.settled()
  expect([told.at(-1), written.map(({ page }) => page)]).toEqual([true, [2]])
})
