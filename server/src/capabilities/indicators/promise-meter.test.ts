import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { emit } from '../../kernel/log.ts'
import { textOfPdf } from '../../kernel/pdf-text.ts'
import { caseMoved, caseSubmitted } from '../cases/index.ts'

const JATEN = '35.05.01.2001'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (let i = 0; i < 8; i++) await delivered('birth-certificate', i > 1, { hours: i + 1 })
  for (let i = 0; i < 2; i++) await delivered('death-certificate', true, { service: 'akta-kematian' })
  for (let i = 0; i < 3; i++) await delivered('family-card', true)
  await delivered('birth-certificate', true, { area: '35.05.01.2002' })
  await delivered('birth-certificate', true, { at: '2025-12-30T03:00:00Z' })
  await app.settle()
})
afterAll(() => app.stop())

test('anybody reads how a village kept its promises in a quarter, without small counts', async () => {
  const { status, body } = await app.get(`/promises?area=${JATEN}&quarter=2026-1`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    area: { name: 'Jaten', district: 'Wonodadi' },
    quarter: { from: '2026-01-01', to: '2026-03-31', isOver: false },
    rows: [
      {
        ...{ product: 'birth-certificate', title: { id: 'Akta kelahiran' }, within: 6, whole: 8 },
        ...{ medianMinutes: 270, promise: { closingOfDay: 0, cutOff: '12:00' } },
      },
    ],
    others: { within: 5, whole: 5 },
    total: { within: 11, whole: 13 },
    basis: { on: '2026-03-02' },
  })
  expect((await app.get(`/promises?area=${JATEN}`)).body.quarter.key).toBe('2026-1')
})

test('a village with less than five tells nothing, and neither does a quarter without', async () => {
  for (const query of ['area=35.05.01.2002&quarter=2026-1', `area=${JATEN}&quarter=2025-4`])
    expect((await app.get(`/promises?${query}`)).body).toMatchObject({ rows: [], others: null, total: null })
})

test('what is no village of the region is not known, and no quarter is refused', async () => {
  expect((await app.get('/promises?area=33.25.01.2001')).body.code).toBe('indicators.unknown_village')
  expect((await app.get('/promises/paper?area=99.99.99.9999')).body.code).toBe('indicators.unknown_village')
  for (const query of ['area=35.05', `area=${JATEN}&quarter=2026-5`, `area=${JATEN}&quarter=1`])
    expect((await app.get(`/promises?${query}`)).status).toBe(400)
})

test('the paper for the notice board says the same on one page', async () => {
  const url = `/api/r/3505/promises/paper?area=${JATEN}&quarter=2026-1`
  const response = await app.inject({ method: 'GET', url })
  expect(response.headers['content-type']).toBe('application/pdf')
  const text = (await textOfPdf(response.rawPayload)) ?? ''
  for (const words of [
    'Janji di Jaten',
    'Akta kelahiran',
    '75 %',
    '6 dari 8',
    '11 dari 13',
    'janji?desa=35.05.01.2001',
  ])
    expect(text).toContain(words)
  expect(response.rawPayload.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

interface Delivery {
  readonly hours?: number
  readonly service?: string
  readonly area?: string
  readonly at?: string
}

async function delivered(
  product: string,
  withinPromise: boolean,
  { hours = 2, service = 'pak-saidi', area = JATEN, at = '2026-02-02T01:00:00Z' }: Delivery = {},
) {
  const region = app.pool.region('3505')
  const subjectId = newCommandId()
  const told = { service, area, intake: area, handler: 'dispendukcapil' }
  const ready = new Date(Date.parse(at) + hours * 3_600_000)
  await emit(region.db, { ...app.ctx }, caseSubmitted, {
    ...{ subjectId, officeCode: area, occurredAt: new Date(at) },
    facts: { ...told, channel: 'counter', products: product, flags: '', contact: 'none' },
  })
  const moved = { action: 'deliver', product, from: 'registered', to: 'ready', contact: 'none' as const }
  const judged = { withinPromise, withinDue: withinPromise, withinAgencyTime: withinPromise }
  await emit(region.db, { ...app.ctx }, caseMoved, {
    ...{ subjectId, officeCode: 'dispendukcapil', occurredAt: ready },
    facts: { ...told, ...moved, ...judged },
  })
}
