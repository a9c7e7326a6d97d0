import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequestForInformation } from '../../../test/a-request-for-information.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let asked: ReturnType<typeof aRequestForInformation>
beforeAll(async () => {
  app = await startTestApp()
  asked = aRequestForInformation(app)
})
afterAll(() => app.stop())

// A Monday of ordinary hours, far from Ramadan; the notice is due on Monday 22 June, which is the tenth day after it.
const MONDAY = '2026-06-08T02:00:00Z'
const WHY = { message: 'Dokumennya masih diperiksa.' }

test('more time is given once, counted from when it was due, and the applicant reads until when and why', async () => {
  asked.at(MONDAY)
  const request = await asked.filed()
  const before = (await request.followed()).products[0]
  asked.at('2026-06-12T03:00:00Z')
  const command = { commandId: newCommandId(), ...WHY }
  const first = await request.officer('extend', command)
  expect(first.status).toBe(200)
  expect(await request.officer('extend', command)).toEqual(first)
  const view = await request.followed()
  const [notice] = view.products
  expect(notice).toMatchObject({ promiseDue: before.due, prolongedAt: '2026-06-12T03:00:00.000Z' })
  const days = (Date.parse(notice.due) - Date.parse(before.due)) / 86_400_000
  expect(days).toBe(9) // Seven working days, with one weekend between.
  expect(view.timeline.at(-1)).toMatchObject({ message: WHY.message })
  expect(view.state.key).toBe('extended')
  // From where it stands nobody asks again, also not by way of an explanation.
  await asked.done(request.officer('clarify', { message: 'Tahun berapa?' }))
  await asked.done(request.applicant('explain', { message: '2026' }))
  expect((await request.officer('extend', WHY)).body.code).toBe('cases.prolonged_already')
})

test('whoever is late already is given no more time, and nobody without a reason', async () => {
  asked.at(MONDAY)
  const request = await asked.filed()
  expect((await request.officer('extend')).body.code).toBe('cases.message_missing')
  asked.at('2026-07-06T03:00:00Z')
  expect((await request.officer('extend', WHY)).body.code).toBe('cases.prolonged_too_late')
})

test('people object to silence once there is some, and not before', async () => {
  asked.at(MONDAY)
  const request = await asked.filed()
  const ground = { reason: 'article-35-c', message: 'Belum dijawab.' }
  expect((await request.applicant('object-silence', ground)).body.code).toBe('cases.not_late_yet')
  expect((await request.followed()).actions.map(({ action }: { action: string }) => action)).toEqual([
    'withdraw',
  ])
  asked.at('2026-07-06T03:00:00Z')
  expect((await request.followed()).actions).toContainEqual(
    expect.objectContaining({ action: 'object-silence', message: 'required' }),
  )
  expect((await request.applicant('object-silence', { message: 'Belum.' })).body.code).toBe(
    'cases.reason_missing',
  )
  await asked.done(request.applicant('object-silence', ground))
  const { products } = await request.followed()
  expect(products.map(({ key }: { key: string }) => key)).toEqual(['answer', 'objection'])
})

test('an answer to a product takes the whole request along, and it waits for an objection instead of closing', async () => {
  asked.at(MONDAY)
  const request = await asked.filed()
  const refusal = { product: 'answer', reason: 'article-17-h', message: 'Rahasia pribadi.' }
  expect((await request.officer('refuse', { ...refusal, reason: 'article-99' })).body.code).toBe(
    'cases.reason_missing',
  )
  expect((await request.officer('refuse', { ...refusal, message: '' })).body.code).toBe(
    'cases.message_missing',
  )
  expect((await request.officer('refuse', refusal, 'roadWorks')).body.code).toBe('cases.not_found')
  expect((await request.officer('refuse', refusal, 'assessor')).body.code).toBe('access.denied')
  await asked.done(request.officer('refuse', refusal))
  expect((await request.followed()).state.key).toBe('refused')
  const ground = { reason: 'article-35-a', message: 'Ini informasi berkala.' }
  await asked.done(request.applicant('object', ground))
  expect((await request.applicant('object', ground)).body.code).toBe('cases.not_in_this_state')
  const decision = { product: 'objection', message: 'Tetap ditutup.' }
  expect((await request.officer('dismiss', decision)).body.code).toBe('cases.number_missing')
  await asked.done(request.officer('dismiss', { ...decision, number: '480/1/2026' }))
  expect((await request.followed()).state.key).toBe('decided')
  await asked.done(request.applicant('to-commission'))
  expect((await request.followed()).state.key).toBe('at-commission')
})
