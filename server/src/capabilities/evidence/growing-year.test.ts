import { newCommandId } from '@guyub/contract/command'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const RECEIVED = { indicator: 'requests-received', year: 2026 }
const FIGURES = '/indicators/requests-received/figures'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('an assessor sees what was frozen and nothing of what lives', async () => {
  await file(7)
  expect((await app.get(FIGURES, 'assessor')).body.total).toMatchObject({ value: null, events: 0 })
  await frozen()
  const { body } = await app.get(`${FIGURES}?by=district&from=2026-01-01&to=2026-12-31`, 'assessor')
  expect(body).toMatchObject({
    total: { value: 7, events: 7 },
    rows: [{ key: '35.05.01', name: 'Wonodadi', events: 7 }],
    basis: { latestAt: null, lateShare: null },
  })
  expect((await app.get(`${FIGURES}?by=month`, 'assessor')).body.rows).toMatchObject([{ key: '2026-03' }])
})

test('slices that overlap cannot be subtracted: an assessor is told none but whole years', async () => {
  for (const slice of [
    ...['by=village', 'by=office', 'by=product', 'by=day', 'product=birth-certificate', 'area=35.05.01'],
    ...['office=35.05.01.2001', 'asOf=2026-03-02', 'from=2026-01-01', 'from=2026-01-01&to=2026-12-30'],
    ...['from=2026-03-02&to=2026-03-02', 'from=2025-01-01&to=2026-12-31'],
  ]) {
    const { status, body } = await app.get(`${FIGURES}?${slice}`, 'assessor')
    expect([slice, status, body.total.events, body.rows]).toEqual([slice, 200, 0, []])
    expect((await app.get(`${FIGURES}?${slice}`, 'leader')).status).toBe(200)
  }
})

test('frozen again, a year that grew by few says what it said; by five or more, what it is', async () => {
  await file(2)
  expect(await frozen()).toEqual({ events: 7, row: '2026-03,35.05.01,Wonodadi,7,,7,7', lines: 32 })
  expect((await app.get(FIGURES, 'leader')).body.total.events).toBe(9)
  expect((await app.get(FIGURES, 'assessor')).body.total.events).toBe(7)
  await file(2)
  expect((await frozen()).events).toBe(7)
  await file(1)
  expect((await frozen()).events).toBe(12)
})

test('two who freeze at one time do not tell two figures: one of them tries again', async () => {
  await file(5)
  const freeze = () => app.post('/evidence', { commandId: newCommandId(), ...RECEIVED }, 'secretariat')
  const answers = await Promise.all([freeze(), freeze(), freeze()])
  const refused = answers.filter(({ status }) => status !== 200)
  for (const answer of refused)
    expect(answer).toMatchObject({ status: 409, body: { code: 'evidence.frozen_meanwhile' } })
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(1)
  expect((await freeze()).status).toBe(200)
})

async function file(times: number): Promise<void> {
  for (let filed = 0; filed < times; filed++)
    expect((await app.post('/cases', aRequest(), 'clerk')).status).toBe(200)
  await app.settle()
}

async function frozen() {
  const { body } = await app.post('/evidence', { commandId: newCommandId(), ...RECEIVED }, 'secretariat')
  const url = `/api/r/3505/evidence/${body.evidenceId}/archive`
  const response = await app.http.app.inject({ url, headers: { 'x-actor': 'ministry' } })
  const files = unzipSync(new Uint8Array(response.rawPayload))
  const text = (name: string) => Buffer.from(files[name] ?? []).toString()
  return {
    events: body.events,
    row: text('figures.csv').split('\n')[1],
    lines: text('commitments.txt').trim().split('\n').length,
  }
}
