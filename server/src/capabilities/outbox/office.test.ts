import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ANSWERS, anAct } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'

let app: TestApp
const { acted, delivered, filed, firstMessage, followed, standing } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  await followed()
})
beforeEach(() => {
  app.sent.length = 0
})
afterAll(() => app.stop())

test('what failed or was kept is seen in the log, and tried again once', async () => {
  const { commandId: id } = await filed({ 'reporter-phone': '081311112222' })
  await delivered({ sender: undefined as never })
  const message = await firstMessage(id)
  const { body: log } = await app.get('/messages?state=kept', 'admin')
  expect(log.items[0]).toMatchObject({ id: message, state: 'kept', about: { id: 'Menunggu diperiksa' } })
  expect(JSON.stringify(log)).not.toContain('1112222')
  expect(log.ways).toContain('sms')
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/messages/${message}/retry`, command, 'admin')).toMatchObject({
      body: { state: 'waiting' },
    })
  await delivered()
  expect(app.sent).toHaveLength(1)
  const path = `/messages/${message}/retry`
  expect((await app.post(path, { commandId: newCommandId() }, 'admin')).body.code).toBe('messages.not_stuck')
  const nobody = `/messages/${newCommandId()}/retry`
  expect((await app.post(nobody, { commandId: newCommandId() }, 'admin')).body.code).toBe(
    'messages.not_found',
  )
  expect((await app.post(path, { commandId: newCommandId() }, 'clerk')).status).toBe(403)
  const day = '2026-03-02T02:00:00.000Z'
  for (const after of [
    'x',
    `${day}|${'-'.repeat(36)}`,
    `-271821-04-20T00:00:00.000Z|${message}`,
    `${day}|${message}|`,
  ])
    expect((await app.get(`/messages?after=${encodeURIComponent(after)}`, 'admin')).body.code).toBe(
      'messages.bad_cursor',
    )
})

test('the log goes on page by page, and nothing is there twice', async () => {
  // More of one moment than a page holds.
  await sql`
    insert into message
    select copy.* from (select to_jsonb(message) as row from message limit 1) one, generate_series(1, 60) n,
      jsonb_populate_record(null::message, one.row || jsonb_build_object('id', gen_random_uuid(), 'n', n)) copy`.execute(
    app.admin,
  )
  const seen: string[] = []
  let after = ''
  do {
    const { body } = await app.get(
      `/messages${after && `?after=${encodeURIComponent(after)}`}`,
      'secretariat',
    )
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    after = body.next ?? ''
  } while (after)
  const { count } = await app.admin
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('region_code', '=', '3505')
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBeGreaterThan(60)
  expect(seen).toHaveLength(Number(count))
  expect(new Set(seen).size).toBe(seen.length)
})

test('a village tells whoever has no telephone, from a list that names them; each look is recorded', async () => {
  const { commandId: id, trackingCode } = await filed({ 'reporter-phone': '' })
  // They hold the receipt: that it was taken in is told to nobody.
  await delivered()
  expect(await standing(id)).toEqual([])
  await acted(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }))
  await delivered()
  const { body } = await app.get('/messages/to-tell', 'clerk')
  const item = body.items.find((one: { trackingCode: string }) => one.trackingCode === trackingCode)
  expect(item).toMatchObject({
    name: ANSWERS['reporter-name'],
    words: expect.stringContaining(`Permintaan ${trackingCode} perlu diperbaiki.`),
  })
  const reads = await app.get(`/cases/${id}/reads`, 'clerk')
  expect(reads.body).toHaveLength(1)
  expect((await app.get('/messages/to-tell', 'neighbour')).body.items).toEqual([])
  expect((await app.get('/messages/to-tell', 'registrar')).status).toBe(403)

  const told = { commandId: newCommandId(), ids: [item.id] }
  expect((await app.post('/messages/told', told, 'neighbour')).body.code).toBe('messages.not_found')
  for (const _ of ['once', 'and again'])
    expect(await app.post('/messages/told', told, 'clerk')).toMatchObject({ status: 200, body: { told: 1 } })
  expect(await standing(id)).toMatchObject([{ channel: 'print', state: 'told' }])
  expect((await app.get('/messages/to-tell', 'clerk')).body.items).not.toContainEqual(
    expect.objectContaining({ id: item.id }),
  )
})

test('a region words a message itself, with the fields that there are, and takes its words back', async () => {
  const key = 'case/pak-saidi/state/submitted'
  const { body: all } = await app.get('/messages/templates', 'secretariat')
  expect(all.map((one: { key: string }) => one.key)).toContain('cohort/invitation')
  const words = { id: 'Kode Anda {code}. Terima kasih.', en: 'Your code {code}. Thank you.' }
  const set = (more: object, as: 'secretariat' | 'clerk' = 'secretariat') =>
    app.post('/messages/templates', { commandId: newCommandId(), key, version: 0, words, ...more }, as)
  expect((await set({}, 'clerk')).status).toBe(403)
  expect((await set({ key: 'case/none' })).body.code).toBe('messages.unknown_template')
  expect((await set({ words: { ...words, en: '{product}' } })).body.code).toBe('messages.unknown_field')
  expect((await set({ words: { ...words, id: '{code' } })).body.code).toBe('messages.unknown_field')
  expect((await set({ words: { ...words, id: 'Hubungi 081234567890' } })).body.code).toBe(
    'request.personal_data',
  )
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again']) expect((await set(command)).body).toEqual({ version: 1 })
  expect((await set({})).body.code).toBe('messages.changed')

  const { trackingCode } = await filed({ 'reporter-phone': '081311113333' })
  await delivered()
  expect(app.sent.map(({ text }) => text)).toEqual([`Kode Anda ${trackingCode}. Terima kasih.`])
  expect((await set({ version: 1, words: null })).body).toEqual({ version: 2 })
  app.sent.length = 0
  await filed({ 'reporter-phone': '081311114444' })
  await delivered()
  expect(app.sent[0]?.text).toContain('sudah diterima')
})
