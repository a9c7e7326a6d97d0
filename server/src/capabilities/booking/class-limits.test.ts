import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'
import { loadServices } from '../../kernel/definitions.ts'

let app: TestApp
let places: Places
let siteId: string
let count = 0
const rules = loadServices().of('3505', 'co-working')?.booking?.classes
beforeAll(async () => {
  app = await startTestApp({ connections: 10 })
  places = withPlaces(app)
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  siteId = await places.aSite(`Rumah ${count}`)
})
afterAll(() => app.stop())

const join = async (sessionId: string, person: object, more: object = {}) =>
  (await places.post(`/classes/${sessionId}/seats`, { person, ...more })).body
const classes = (seats: number, day = '2026-03-04') =>
  Promise.all(
    Array.from({ length: (rules?.atOnce ?? 0) + 1 }, (_, nth) =>
      places.aClass(siteId, seats, {
        ...{ title: `Kelas ${day} ${nth}`, startsAt: `${day}T02:00:00.000Z` },
        endsAt: `${day}T03:00:00.000Z`,
      }),
    ),
  )

test('one person has so many seats before them as the service says, whatever name goes with the number, also waiting', async () => {
  const person = aVisitor()
  const [last = '', ...others] = await classes(1)
  await join(last, aVisitor())
  for (const each of others) expect(await join(each, person)).toMatchObject({ state: 'confirmed' })
  const other = { ...person, name: 'Nama Lain' }
  expect(await join(last, other, { mayWait: true })).toMatchObject({ code: 'booking.too_many_seats' })
  const { code } = (await places.post(`/classes/${last}/seats`, { person: aVisitor(), mayWait: true })).body
  expect(code).toMatch(/^3505-/)
})

test('no class is put on for a time that is over', async () => {
  const over = { startsAt: '2025-03-04T02:00:00.000Z', endsAt: '2025-03-04T04:00:00.000Z' }
  await expect(places.aClass(siteId, 5, over)).rejects.toThrow('booking.in_past')
})

test('of many seats asked for at once under one number no more are given than may be', async () => {
  const { phone } = aVisitor()
  const answers = await Promise.all(
    (await classes(5)).map((each, nth) => join(each, { name: `Nama ${nth}`, phone })),
  )
  expect(answers.filter(({ state }) => state === 'confirmed')).toHaveLength(rules?.atOnce ?? 0)
  expect(answers.filter(({ code }) => code === 'booking.too_many_seats')).toHaveLength(1)
})

test('who did not come to classes so often gets no seat, until those days are over', async () => {
  const person = aVisitor()
  const { count: often = 0, days = 0 } = rules?.noShows ?? {}
  for (const each of (await classes(5)).slice(0, often)) await join(each, person)
  app.clock.now = new Date('2026-03-04T02:30:00Z')
  await lapseCases({ ...app.house, reader: app.reader })
  const [next = ''] = await classes(5, '2026-03-05')
  expect(await join(next, person)).toMatchObject({ code: 'booking.missed_too_often' })
  expect(await join(next, aVisitor())).toMatchObject({ state: 'confirmed' })
  app.clock.now = new Date(Date.parse('2026-03-05T03:00:00Z') + days * 86_400_000)
  const [later = ''] = await classes(5, '2026-05-10')
  expect(await join(later, person)).toMatchObject({ state: 'confirmed' })
})
