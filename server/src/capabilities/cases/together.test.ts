import type { Answers } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('requests about the same child are found, however its name is written; other villages see their own only', async () => {
  const first = await filed({ 'child-name': 'Siti Nur Aini' })
  const second = await filed({ 'child-name': 'SITI NUR AINI', 'mother-nik': OTHER_MOTHER }, 'neighbour')
  await filed({ 'child-name': 'Siti Nur Aini', 'born-on': '2026-02-26', 'mother-nik': THIRD_MOTHER })
  const { body } = await app.get(`/cases/${second}/like`, 'registrar')
  expect(body).toMatchObject({
    items: [
      { id: first, rules: [{ key: 'same-child', label: { id: expect.stringContaining('anak sama') } }] },
    ],
    ...{ into: null, merged: [] },
  })
  expect(body.items).toHaveLength(1)
  expect((await app.get(`/cases/${second}/like`, 'neighbour')).body.items).toEqual([])
  expect((await app.get(`/cases/${second}/like`, 'clerk')).body.code).toBe('cases.not_found')
  const rows = await app.admin.selectFrom('case_likeness').selectAll().execute()
  expect(rows.map(({ hash }) => hash.toString('latin1')).join()).not.toMatch(/siti/i)
})

test('a corrected form is like others by what it says now, and an erased one by nothing', async () => {
  const first = await filed({ 'child-name': 'Rangga', 'mother-nik': FOURTH_MOTHER })
  const second = await filed({ 'child-name': 'Bima', 'mother-nik': FIFTH_MOTHER })
  const like = async (id: string) => (await app.get(`/cases/${id}/like`, 'registrar')).body.items
  expect(await like(second)).toEqual([])
  await acted(second, anAct('ask-correction', { reason: 'blurred', message: 'Nama?' }))
  await acted(second, anAct('correct', { form: { 'child-name': 'RANGGA' } }), 'clerk')
  expect(await like(second)).toMatchObject([{ id: first }])
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${first}/erase`, erase, 'registrar')).status).toBe(200)
  expect(await like(second)).toEqual([])
})

test('a double is merged into the other: both know of it, once, and nothing of it is lost', async () => {
  const [kept, double] = [await filed({ 'child-name': 'Dewi' }), await filed({ 'child-name': 'dewi' })]
  const { body: offered } = await app.get(`/cases/${double}`, 'registrar')
  expect(offered.actions).toContainEqual({ action: 'merge', product: null })
  const merge = (more: object) => app.post(`/cases/${double}/act`, anAct('merge', more), 'registrar')
  expect((await merge({})).body.code).toBe('cases.into_missing')
  expect((await merge({ into: double })).body.code).toBe('cases.into_itself')
  expect((await merge({ into: newCommandId() })).body.code).toBe('cases.into_unknown')
  const command = anAct('merge', { into: kept })
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/cases/${double}/act`, command, 'registrar')).toMatchObject({
      status: 200,
      body: { state: 'merged' },
    })
  const [ofKept, ofDouble] = await Promise.all(
    [kept, double].map(async (id) => (await app.get(`/cases/${id}/like`, 'registrar')).body),
  )
  expect(ofKept).toMatchObject({ items: [], merged: [{ id: double }] })
  expect(ofDouble).toMatchObject({ into: { id: kept } })
  const { body } = await app.get(`/cases/${kept}`, 'registrar')
  expect(body.entries.filter(({ action }: { action: string }) => action === 'merged-here')).toHaveLength(1)
  expect((await app.get(`/cases/${double}`, 'registrar')).body.form['child-name']).toBe('dewi')

  const third = await filed({ 'child-name': 'Dewi' })
  const late = anAct('merge', { into: double })
  expect((await app.post(`/cases/${third}/act`, late, 'registrar')).body.code).toBe('cases.into_merged')
  const asked = anAct('verify', { into: kept })
  expect((await app.post(`/cases/${third}/act`, asked, 'registrar')).body.code).toBe('cases.not_asked')
})

test('two that merge one another at once leave one of them standing', async () => {
  const [one, two] = [await filed({ 'child-name': 'Putri' }), await filed({ 'child-name': 'putri' })]
  const replies = await Promise.all([
    app.post(`/cases/${one}/act`, anAct('merge', { into: two }), 'registrar'),
    app.post(`/cases/${two}/act`, anAct('merge', { into: one }), 'registrar'),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const standing = await app.admin
    .selectFrom('case')
    .select('id')
    .where('id', 'in', [one, two])
    .where('merged_into', 'is', null)
    .execute()
  expect(standing).toHaveLength(1)
})

const MOTHER = '3505014505950001'
const OTHER_MOTHER = '3505014606960002'
const THIRD_MOTHER = '3505014707970003'
const FOURTH_MOTHER = '3505014808940004'
const FIFTH_MOTHER = '3505014909930005'
let births = 0

async function filed(changes: Answers, as: 'clerk' | 'neighbour' = 'clerk'): Promise<string> {
  // Of another mother each time, unless a test says so.
  births += 1
  const mother = changes['mother-nik'] ?? `${MOTHER.slice(0, 12)}${String(1000 + births)}`
  const request = aRequest({ ...changes, 'mother-nik': mother })
  const { status, body } = await app.post('/cases', request, as)
  expect({ status, body }).toMatchObject({ status: 200 })
  return request.commandId
}

async function acted(id: string, command: object, as: 'registrar' | 'clerk' = 'registrar'): Promise<void> {
  const { status, body } = await app.post(`/cases/${id}/act`, command, as)
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
}
