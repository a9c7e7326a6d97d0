import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anHour, HOURS, type Places, withPlaces } from '../../../test/a-site.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let places: Places
beforeAll(async () => {
  app = await startTestApp()
  places = withPlaces(app)
})
afterAll(() => app.stop())

test('a month tells of each day how free it is, of a place or of one space, in one statement', async () => {
  const siteId = await places.aSite('Rumah Contoh')
  // Closed on Sundays.
  const hours = [...HOURS.slice(0, 6), []]
  const [room, desk] = [
    await places.aSpace(siteId, 'Ruang Melati', { hours }),
    await places.aSpace(siteId, 'Meja 1', { hours, kind: 'meja' }),
  ]
  expect((await places.post('/bookings', anHour([room]))).status).toBe(200)
  const all = { startsAt: '2026-03-05T01:00:00.000Z', endsAt: '2026-03-05T09:00:00.000Z' }
  for (const spaces of [[room], [desk]])
    expect((await places.post('/bookings', anHour(spaces, { ...all, heads: 1 }))).status).toBe(200)
  const closure = { from: '2026-03-05T17:00:00.000Z', to: '2026-03-06T17:00:00.000Z', reason: 'Perbaikan' }
  await places.post(`/sites/${siteId}/closures`, closure, 'keeper')
  const month = (query = '') => places.get(`/sites/${siteId}/month${query}`)
  const { body } = await month()
  expect(body).toMatchObject({ month: '2026-03', today: '2026-03-02', site: 'Rumah Contoh', space: null })
  expect(body.days).toHaveLength(31)
  expect(body.days.slice(0, 8)).toEqual([
    { day: '2026-03-01', is: 'closed', left: 0, all: 0 },
    // It is nine: the hour that is on may still be had.
    { day: '2026-03-02', is: 'free', left: 14, all: 14 },
    { day: '2026-03-03', is: 'free', left: 16, all: 16 },
    { day: '2026-03-04', is: 'partly', left: 15, all: 16 },
    { day: '2026-03-05', is: 'full', left: 0, all: 16 },
    { day: '2026-03-06', is: 'closed', left: 0, all: 0 },
    { day: '2026-03-07', is: 'free', left: 16, all: 16 },
    { day: '2026-03-08', is: 'closed', left: 0, all: 0 },
  ])
  const one = await month(`?space=${desk}&month=2026-03`)
  expect(one.body.days[3]).toEqual({ day: '2026-03-04', is: 'free', left: 8, all: 8 })
  expect((await month('?month=2026-02')).body.days).toHaveLength(28)
  expect((await month('?month=2026-02')).body.days[1]).toMatchObject({ day: '2026-02-02', is: 'past' })
  const told = await app.statementsDuring(() => month())
  expect(told.filter((text) => text.includes('booking_'))).toHaveLength(1)
})

test('a place, a space or a month that there is not is refused', async () => {
  const siteId = await places.aSite('Rumah Lain')
  expect((await places.get(`/sites/${newCommandId()}/month`)).body).toMatchObject({
    code: 'booking.no_such_site',
  })
  expect((await places.get(`/sites/${siteId}/month?space=${newCommandId()}`)).body).toMatchObject({
    code: 'booking.no_such_space',
  })
  expect((await places.get(`/sites/${siteId}/month?month=2026-13`)).status).toBe(400)
})
