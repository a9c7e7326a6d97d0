import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../test/builders.ts'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { addToList, leaveToRepeat, readList, repeatErasures } from './erasure-list.ts'
import { ERASED, type Erasure, erasuresSoFar } from './erasures.ts'

const MASTER = Buffer.alloc(32, 7)

let before: TestApp
/** The same house as an older backup brings it back: the erased request is there again. */
let restored: TestApp
let folder: string
let list: string
const [erased, kept, after] = [aRequest(), aRequest(), aRequest()]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guyub-erasures-'))
  list = join(folder, 'erasures.jsonl')
  before = await startTestApp()
  restored = await startTestApp()
  for (const request of [erased, kept, after]) await before.post('/cases', request, 'clerk')
  for (const request of [erased, kept]) await restored.post('/cases', request, 'clerk')
  for (const { commandId: caseId } of [erased, after]) {
    const command = {
      commandId: newCommandId(),
      reason: 'person-asks',
      occurredAt: before.clock.now.toISOString(),
    }
    expect((await before.post(`/cases/${caseId}/erase`, command, 'registrar')).status).toBe(200)
  }
})
afterAll(async () => {
  await before.stop()
  await restored.stop()
  rmSync(folder, { recursive: true })
})

test('the list names every erasure once and nobody, and only grows', async () => {
  const all = await erasuresSoFar(before.reader)
  expect(all.map(({ caseId }) => caseId)).toEqual([erased.commandId, after.commandId])
  expect(addToList(list, all.slice(0, 1), MASTER)).toBe(1)
  const first = readFileSync(list, 'utf8')
  expect(addToList(list, all, MASTER)).toBe(1)
  expect(addToList(list, all, MASTER)).toBe(0)
  expect(readFileSync(list, 'utf8').startsWith(first)).toBe(true)
  expect(readList(list, MASTER)).toEqual(all)
  expect(readFileSync(list, 'utf8')).not.toContain('Sekar')
})

test('a line of somebody else, or one that was changed, is refused; one that was cut off is left out', () => {
  const text = readFileSync(list, 'utf8')
  const other = join(folder, 'other.jsonl')
  for (const [from, to] of [
    [erased.commandId, kept.commandId],
    ['person-asks', 'withdrawn'],
    ['"region":"3505"', '"region":"3325"'],
  ] as const) {
    writeFileSync(other, text.replace(from, to))
    expect(() => readList(other, MASTER)).toThrow('line 1')
  }
  writeFileSync(other, text)
  expect(() => readList(other, Buffer.alloc(32, 8))).toThrow('line 1')
  appendFileSync(other, text.slice(0, 40))
  expect(readList(other, MASTER)).toHaveLength(2)
  const next = { ...(readList(list, MASTER)[0] as Erasure), caseId: kept.commandId }
  expect(addToList(other, [next], MASTER)).toBe(1)
  expect(readList(other, MASTER)).toHaveLength(3)
})

test('what the backup brought back is erased again, once, and nothing else', async () => {
  expect((await restored.get(`/cases/${erased.commandId}`, 'registrar')).status).toBe(200)
  leaveToRepeat(folder, readList(list, MASTER), MASTER)
  expect(await repeatErasures(folder, restored.pool, MASTER)).toBe(1)
  const rowOf = (id: string) =>
    restored.admin
      .selectFrom('case')
      .select(['form', 'data_key', 'pin_hash'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  expect(await rowOf(erased.commandId)).toEqual({ form: null, data_key: null, pin_hash: null })
  expect((await rowOf(kept.commandId)).form).not.toBe(null)
  expect(existsSync(join(folder, 'erasures-to-repeat.jsonl'))).toBe(false)
  expect(await repeatErasures(folder, restored.pool, MASTER)).toBe(0)

  leaveToRepeat(folder, readList(list, MASTER), MASTER)
  expect(await repeatErasures(folder, restored.pool, MASTER)).toBe(0)
  expect(await erasuresSoFar(restored.reader)).toHaveLength(1)
})

test('contact persons and papers of reports are on the list too, and are erased again', async () => {
  const [one, other] = [await startTestApp(), await startTestApp()]
  const community = {
    ...{ commandId: newCommandId(), name: 'Sahabat Sungai', purpose: 'Merawat sungai di desa kami.' },
    ...{ dimension: 'environment', areaCode: '35.05.01.2001', pin: '135790' },
    ...{ code: newTrackingCode('3505'), contact: { name: 'Sri Kenari', phone: '0812-3456-7890' } },
  }
  const paperId = newCommandId()
  for (const app of [one, other]) {
    expect((await app.post('/communities', community)).status).toBe(200)
    await app.admin
      .insertInto('plan_paper')
      .values({
        ...{ region_code: '3505', id: paperId, report: 'milestone', report_id: newCommandId() },
        ...{ paper_kind: 'report', paper_on: '2026-03-01', media_type: 'application/pdf', bytes: 1 },
        ...{ sha256: Buffer.alloc(32), address: 'a', data_key: Buffer.alloc(32), office_code: 'bappeda' },
        ...{ actor_id: app.actors.planner.id, at: app.clock.now },
      })
      .execute()
  }
  const erase = { commandId: newCommandId(), reason: 'person-asks' }
  const contact = `/communities/${community.commandId}/erase-contact`
  expect((await one.post(contact, erase, 'secretariat')).status).toBe(200)
  const withdraw = { commandId: newCommandId(), reason: 'Salah berkas.' }
  expect((await one.post(`/plan/papers/${paperId}/withdraw`, withdraw, 'planner')).status).toBe(200)

  const all = await erasuresSoFar(one.reader)
  expect(all.map(({ what, caseId }) => [what, caseId])).toEqual([
    ['contact', community.commandId],
    ['paper', paperId],
  ])
  const own = join(folder, 'others.jsonl')
  expect(addToList(own, all, MASTER)).toBe(2)
  expect(readList(own, MASTER)).toEqual(all)
  writeFileSync(own, readFileSync(own, 'utf8').replace('"contact"', '"paper"'))
  expect(() => readList(own, MASTER)).toThrow('line 1')

  leaveToRepeat(folder, all, MASTER)
  expect(await repeatErasures(folder, other.pool, MASTER)).toBe(2)
  const keys = await Promise.all(
    (['community', 'plan_paper'] as const).map((table) =>
      other.admin.selectFrom(table).select('data_key').execute(),
    ),
  )
  expect(keys).toEqual([[{ data_key: null }], [{ data_key: null }]])
  leaveToRepeat(folder, all, MASTER)
  expect(await repeatErasures(folder, other.pool, MASTER)).toBe(0)
  await Promise.all([one.stop(), other.stop()])
})

test('whatever can be erased can be written down and read again, and is repeated without a fault where it is not there', async () => {
  const file = join(folder, 'every-kind.jsonl')
  const all = ERASED.map((what): Erasure => {
    const named = { region: '3505', caseId: newCommandId(), office: '35.05.01.2001', reason: 'person-asks' }
    return { ...named, at: before.clock.now.toISOString(), what }
  })
  expect(addToList(file, all, MASTER)).toBe(ERASED.length)
  expect(readList(file, MASTER)).toEqual(all)
  const home = mkdtempSync(join(folder, 'home-'))
  leaveToRepeat(home, all, MASTER)
  expect(await repeatErasures(home, before.pool, MASTER)).toBe(0)
})
