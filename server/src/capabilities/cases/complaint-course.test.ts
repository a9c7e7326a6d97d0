import type { Answers } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { complaintDesk, DAY, type Who } from '../../../test/a-complaint.ts'
import { anAct, NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
const { acted, applicantActs, done, filed, finished, followed, keyOf, lapsed, later } = complaintDesk(
  () => app,
)
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('whoever hands it on keeps it in sight, works on it no more, and may give it to another agency', async () => {
  const { commandId: id, trackingCode } = await filed()
  expect((await app.get(`/cases/${id}`, 'complaints')).body.proposedHandler).toBe('dinas-pupr')
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const seen = (await app.get(`/cases/${id}`, 'complaints')).body
  expect(seen.actions.map(({ action }: { action: string }) => action)).toEqual(['reassign'])
  expect((await acted(id, 'plan', { message: 'Kami.' }, 'complaints')).body.code).toBe(
    'cases.not_your_action',
  )
  expect(
    (await app.post(`/cases/${id}/assign`, { commandId: newCommandId(), to: null }, 'complaints')).status,
  ).not.toBe(200)
  const idsIn = async (box: string, as: Who, q = '') =>
    (await app.get(`/cases?box=${box}&q=${encodeURIComponent(q)}`, as)).body.items.map(
      (item: { id: string }) => item.id,
    )
  expect(await idsIn('elsewhere', 'complaints')).toContain(id)
  expect(await idsIn('work', 'complaints')).not.toContain(id)
  expect(await idsIn('all', 'complaints', trackingCode)).toEqual([id])
  expect(await idsIn('work', 'roadWorks')).toContain(id)
  expect((await app.get('/cases/counts', 'complaints')).body.elsewhere).toBeGreaterThan(0)

  expect((await acted(id, 'not-ours', { message: 'Bukan kami.' }, 'roadWorks')).body.code).toBe(
    'cases.handler_missing',
  )
  const before = (await app.get(`/cases/${id}`, 'roadWorks')).body.products.completion
  app.clock.now = new Date(Date.parse(NINE) + DAY)
  await done(id, 'reassign', { handler: 'inspektorat', message: 'Salah alamat.' }, 'complaints')
  expect((await app.get(`/cases/${id}`, 'roadWorks')).status).toBe(404)
  const after = (await app.get(`/cases/${id}`, 'inspector')).body.products.completion
  expect(after.promiseDue).toBe(before.promiseDue)
  expect(after.agencyDue > before.agencyDue).toBe(true)
})

test('other clocks hold for a report about an official and for a question', async () => {
  const dueOf = async (changes: Answers, as: Who) => {
    const { commandId } = await filed(changes)
    return (await app.get(`/cases/${commandId}`, as)).body.products
  }
  const [usual, official, question] = [
    await dueOf({}, 'complaints'),
    await dueOf({ category: 'official' }, 'inspector'),
    await dueOf({ kind: 'information' }, 'complaints'),
  ]
  expect(question.completion.promiseDue < usual.completion.promiseDue).toBe(true)
  expect(official.completion.promiseDue > usual.completion.promiseDue).toBe(true)
  expect(Object.keys(question).sort()).toEqual(['completion', 'verification'])
})

test('the person says that it is not done: it is due anew, and the promise as given stands beside it', async () => {
  const complaint = await finished()
  const first = await followed(complaint)
  expect(first).toMatchObject({ state: { key: 'done' }, leaves: { label: { id: 'Ditutup' } } })
  expect((await applicantActs(complaint, 'reopen')).body.code).toBe('cases.message_missing')
  expect((await acted(complaint.commandId, 'reopen', { message: 'x' }, 'roadWorks')).status).toBe(403)
  later(1)
  const command = anAct('reopen', { message: 'Masih berlubang.', key: await keyOf(complaint) })
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/track/${complaint.trackingCode}/act`, command)).toMatchObject({
      status: 200,
      body: { state: 'reopened', products: { completion: { state: 'again' } } },
    })
  const again = await followed(complaint)
  const completion = (view: typeof again) =>
    view.products.find(({ key }: { key: string }) => key === 'completion')
  expect(completion(again)).toMatchObject({ deliveredAt: null })
  expect(completion(again).promiseDue).toBe(completion(first).promiseDue)
  expect(completion(again).due > completion(first).due).toBe(true)
  expect(again.leaves).toBeNull()
  await done(complaint.commandId, 'finish', { message: 'Sekarang sudah.' }, 'roadWorks')
  expect((await applicantActs(complaint, 'confirm')).body.state).toBe('confirmed')
})

test('one request that cannot be judged keeps no other one open', async () => {
  const [strange, other] = [await finished(), await finished()]
  const row = () => app.admin.updateTable('case').where('id', '=', strange.commandId)
  await row().set({ service_version: 999, leaves_at: '2026-01-01T00:00:00Z' }).execute()
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  later(30)
  expect(await lapsed()).toBe(1)
  expect(said).toHaveBeenCalledOnce()
  said.mockRestore()
  expect((await followed(other)).state.key).toBe('closed')
  await row().set({ service_version: 2, leaves_at: null }).execute()
})

test('ten working days without an answer close it once, by itself, and then it is too late to open it again', async () => {
  const complaint = await finished()
  later(13)
  expect(await lapsed()).toBe(0)
  later(30)
  expect((await followed(complaint)).actions).toEqual([])
  expect((await applicantActs(complaint, 'reopen', { message: 'Belum!' })).body.code).toBe('cases.time_over')
  const both = await Promise.all([lapsed(), lapsed()])
  expect(both.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await lapsed()).toBe(0)
  const view = await followed(complaint)
  expect(view).toMatchObject({ state: { key: 'closed' }, leaves: null, actions: [] })
  expect(view.timeline.at(-1)).toMatchObject({ label: { id: 'Ditutup' } })
  expect((await applicantActs(complaint, 'reopen', { message: 'Belum!' })).body.code).toBe(
    'cases.not_in_this_state',
  )
  const told = await app.admin
    .selectFrom('event')
    .select('facts')
    .where('subject_id', '=', complaint.commandId)
    .where('type', '=', 'cases.moved')
    .execute()
  const closed = told.filter(({ facts }) => facts.action === 'by-itself' && facts.to === 'closed')
  expect(closed).toHaveLength(1)
})

test('the page of a request says which of its actions end it', async () => {
  const complaint = await filed()
  await done(complaint.commandId, 'ask-more', { message: 'Di mana?' }, 'complaints')
  const ends = Object.fromEntries(
    (await followed(complaint)).actions.map((one: { action: string; ends: boolean }) => [
      one.action,
      one.ends,
    ]),
  )
  expect(ends).toEqual({ reply: false, withdraw: true })
})
