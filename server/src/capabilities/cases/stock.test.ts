import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('blanks come in, are spoilt, used and counted again: by month, and how many working days the rest lasts', async () => {
  app.clock.now = new Date('2026-02-27T02:00:00Z') // a Friday
  await count('received', 40)
  expect((await count('spoilt', -2)).balance).toBe(38)
  for (let i = 0; i < 3; i++) await printed()
  app.clock.now = new Date('2026-03-02T02:00:00Z') // the Monday after
  await printed()
  const received = { commandId: newCommandId(), stock: 'child-card', count: -1, reason: 'counted' }
  for (const _ of ['once', 'again'])
    expect(
      (await app.post('/cases/stock', { ...received, occurredAt: now() }, 'registrar')).body.balance,
    ).toBe(33)

  const [course] = (await app.get('/cases/stock/course', 'registrar')).body.filter(
    ({ stock }: { stock: string }) => stock === 'child-card',
  )
  expect(course).toEqual({
    ...{ stock: 'child-card', balance: 33, waiting: 0 },
    // Three on one working day; today is not over, so it says nothing yet.
    ...{ usedPerDay: 3, basisDays: 1, daysLeft: 11 },
    months: [
      { month: '2026-03', received: 0, spoilt: 0, used: 1, counted: -1 },
      { month: '2026-02', received: 40, spoilt: 2, used: 3, counted: 0 },
    ],
  })
})

test('a stock of which nothing was used yet says so, and whoever keeps none is refused', async () => {
  const cards = (await app.get('/cases/stock/course', 'registrar')).body.find(
    ({ stock }: { stock: string }) => stock === 'identity-card',
  )
  expect(cards).toMatchObject({ balance: 0, usedPerDay: null, daysLeft: null, basisDays: 0, months: [] })
  expect((await app.get('/cases/stock/course', 'clerk')).status).toBe(403)
  expect((await count('spoilt', -1000)).code).toBe('cases.stock_too_few')
  // Counted on a shelf from which a card was taken meanwhile.
  const counted = { commandId: newCommandId(), stock: 'child-card', count: -1, reason: 'counted' }
  const found = (balance: number) =>
    app.post('/cases/stock', { ...counted, balance, occurredAt: now() }, 'registrar')
  expect((await found(34)).body.code).toBe('cases.stock_changed')
  expect((await found(33)).body.balance).toBe(32)
  expect((await count('received', 5, 'paper')).code).toBe('cases.unknown_stock')
})

const now = () => app.clock.now.toISOString()

async function count(reason: string, number: number, stock = 'child-card') {
  const command = { commandId: newCommandId(), stock, count: number, reason, occurredAt: now() }
  return (await app.post('/cases/stock', command, 'registrar')).body
}

async function printed(): Promise<void> {
  const request = { ...aRequest({ 'born-on': '2026-02-01' }), occurredAt: now() }
  await app.post('/cases', request, 'clerk')
  for (const act of [anAct('verify'), anAct('print-card', { product: 'child-card' })])
    expect((await app.post(`/cases/${request.commandId}/act`, act, 'registrar')).status).toBe(200)
}
