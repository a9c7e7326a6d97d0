import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aComplaint, complaintDesk, REPORT } from '../../../test/a-complaint.ts'
import { NINE, TODAYS_VERSION } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
const { filed, keyOf } = complaintDesk(() => app)
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('anybody files a complaint without an account, once, and the web is recorded as the way it came', async () => {
  app.clock.now = new Date(NINE)
  const complaint = aComplaint()
  const [first, second] = [await app.post('/apply', complaint), await app.post('/apply', complaint)]
  expect(first).toMatchObject({ status: 200, body: { state: 'new', trackingCode: complaint.trackingCode } })
  expect(second.body).toEqual(first.body)
  const other = { ...complaint, form: { ...REPORT, title: 'Lain' } }
  expect((await app.post('/apply', other)).status).toBe(409)
  const row = await app.admin
    .selectFrom('case')
    .select(['channel', 'office_code', 'handler_code', 'watcher_code', 'area_code'])
    .where('id', '=', complaint.commandId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    ...{ channel: 'web', office_code: 'diskominfo', handler_code: 'diskominfo', watcher_code: 'diskominfo' },
    area_code: '35.05.01.2001',
  })
  const event = await app.admin
    .selectFrom('event')
    .select('facts')
    .where('subject_id', '=', complaint.commandId)
    .executeTakeFirstOrThrow()
  expect(event.facts).toMatchObject({ channel: 'web', kind: 'complaint', category: 'roads' })
  expect(JSON.stringify(event.facts)).not.toMatch(/Siti|0812|Lubang/)
})

test('a service that people do not file themselves, a faulty form and another region are refused', async () => {
  const birth = { ...aComplaint(), service: 'pak-saidi', serviceVersion: TODAYS_VERSION }
  expect((await app.post('/apply', birth)).body.code).toBe('cases.not_taken_in_here')
  const unnamed = await app.post('/apply', aComplaint({ title: '', name: '' }))
  expect(unnamed).toMatchObject({ status: 400, body: { code: 'cases.form_invalid' } })
  expect(unnamed.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/form/title',
    '#/form/name',
  ])
  const elsewhere = { ...aComplaint(), trackingCode: newTrackingCode('3325') }
  expect((await app.post('/apply', elsewhere)).body.code).toBe('cases.wrong_region')
  expect((await app.post('/apply', { ...aComplaint(), service: 'tidak-ada' })).body.code).toBe(
    'cases.unknown_service',
  )
})

test('its photographs follow under the ids that the form names, and no other file does', async () => {
  const photo = newCommandId()
  const complaint = await filed({ photos: [photo] })
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256').update(png).digest('hex')
  const key = await keyOf(complaint)
  const send = (commandId: string) =>
    app.inject({
      method: 'POST',
      url: `/api/r/3505/track/${complaint.trackingCode}/files?${new URLSearchParams({ commandId, sha256, key, field: 'photos' })}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: png,
    })
  expect((await send(photo)).statusCode).toBe(200)
  expect((await send(newCommandId())).json().code).toBe('cases.form_not_open')
  const { body } = await app.get(`/cases/${complaint.commandId}`, 'complaints')
  expect(body.files).toMatchObject([{ fileId: photo, field: 'photos' }])
})

test('it is found by its number in SP4N-LAPOR!, however that is written, and no longer once it is erased', async () => {
  const { commandId: id } = await filed({ 'lapor-number': '812 34.99' })
  const found = async () =>
    (await app.get('/cases?box=all&q=8123499', 'complaints')).body.items.map(
      (item: { id: string }) => item.id,
    )
  expect(await found()).toEqual([id])
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: NINE }
  expect((await app.post(`/cases/${id}/erase`, erase, 'complaints')).status).toBe(200)
  expect(await found()).toEqual([])
})
