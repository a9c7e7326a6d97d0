import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequestForInformation } from '../../../test/a-request-for-information.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { medianOf, workingDaysAfter } from './working-days.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const asked = aRequestForInformation(app)
  for (let i = 0; i < 6; i++) {
    asked.at('2026-06-08T02:00:00Z')
    const request = await asked.filed(i < 5 ? {} : { requester: 'body', organisation: 'PT Contoh' })
    if (i === 5) continue
    asked.at(`2026-06-${10 + i}T03:00:00Z`)
    if (i === 1) await asked.done(request.officer('extend', { message: 'Masih dicari.' }))
    if (i < 3) await asked.done(request.officer('grant', { product: 'answer', message: 'Terlampir.' }))
    else {
      const refusal = { product: 'answer', reason: 'article-17-h', message: 'Rahasia pribadi.' }
      await asked.done(request.officer('refuse', refusal))
    }
    if (i === 4)
      await asked.done(request.applicant('object', { reason: 'article-35-a', message: 'Tidak setuju.' }))
  }
  await app.settle()
})
afterAll(() => app.stop())

const path = '/services/informasi-publik/years/2026'

test('a year is counted from the log: requests, time, outcomes with reasons, more time, objections', async () => {
  const { status, body } = await app.get(path)
  expect(status).toBe(200)
  expect(body).toMatchObject({ requests: 6, years: [2026] })
  expect(body.months[5]).toBe(6)
  const [answer, objection] = body.products
  expect(answer).toMatchObject({ asked: 6, delivered: 5, withinDue: 5, medianDays: 4 })
  expect(answer.outcomes).toMatchObject([
    { label: { id: 'Penuhi' }, count: 3, reasons: [] },
    { label: { id: 'Tolak' }, count: 2, reasons: [{ count: 2 }] },
  ])
  expect(objection).toMatchObject({ key: 'objection', asked: 1, delivered: 0, medianDays: null })
  expect(body.actions.map(({ count }: { count: number }) => count)).toEqual([1, 1, 0, 0, 0, 0])
})

test('few of a kind of people are kept back, and what would tell them by subtraction with them', async () => {
  const { body } = await app.get(path)
  const [requester] = body.facts
  expect(requester.answers.map(({ count }: { count: number | null }) => count)).toEqual([null, 0, null])
})

test('it is read by everybody, also as a paper, and computed again it is the same', async () => {
  const before = (await app.get(path)).body
  const { yearbookProjection } = await import('./index.ts')
  const { rebuild, catchUp } = await import('../../kernel/projection.ts')
  const { loadServices } = await import('../../kernel/definitions.ts')
  const projection = yearbookProjection(loadServices())
  await rebuild(app.reader, projection, '3505')
  expect((await app.get(path)).body.requests).toBe(0)
  while (await catchUp(app.reader, projection, 3));
  expect((await app.get(path)).body).toEqual(before)
  const paper = await app.inject({ url: `/api/r/3505${path}/paper` })
  expect(paper.headers['content-type']).toBe('application/pdf')
  expect(paper.rawPayload.subarray(0, 4).toString()).toBe('%PDF')
})

test('a service that reports nothing has no report, and a year without requests an empty one', async () => {
  expect((await app.get('/services/pak-saidi/years/2026')).body.code).toBe('yearbook.unknown')
  expect((await app.get('/services/constructor/years/2026')).body.code).toBe('yearbook.unknown')
  expect((await app.get('/services/informasi-publik/years/1')).status).toBe(400)
  const { status, body } = await app.get('/services/informasi-publik/years/2025')
  expect({ status, requests: body.requests }).toEqual({ status: 200, requests: 0 })
})

test('working days leave out weekends, and the middle of an even number lies between two', async () => {
  const calendar = {
    zone: 'Asia/Jakarta' as const,
    weekdays: [1, 2, 3, 4, 5].map(() => [['08:00', '16:00']] as [string, string][]).concat([[], []]),
    ...{ periods: [], exceptions: {} },
  }
  expect(workingDaysAfter(calendar, '2026-06-05', '2026-06-08')).toBe(1)
  expect(
    medianOf([
      { days: 1, count: 1 },
      { days: 4, count: 1 },
    ]),
  ).toBe(2.5)
  expect(medianOf([])).toBe(null)
})
