import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { buildApp } from '../app.ts'
import { loadCalendar } from '../capabilities/calendar/index.ts'
import { loadOffices } from '../capabilities/regions/index.ts'
import { loadServices } from '../kernel/definitions.ts'
import { loadSamplePeople } from '../people.ts'
import { rehearseCohort } from './rehearse-cohort.ts'
import { rehearseCommunities } from './rehearse-communities.ts'
import { rehearseDecrees } from './rehearse-decrees.ts'
import { rehearseDispositions } from './rehearse-dispositions.ts'
import { rehearseInformation } from './rehearse-information.ts'
import { rehearseSurvey } from './rehearse-survey.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let app: TestApp
let theatre: never
beforeAll(async () => {
  app = await startTestApp()
  app.clock.now = TODAY
  await loadOffices(app.pool.region('3505L'))
  await loadCalendar(app.pool.region('3505L'), TODAY)
  await loadSamplePeople({ pool: app.pool, now: () => TODAY }, '3505L', '3505l.latihan.test')
  theatre = {
    services: loadServices(),
    build: (authenticate: never, now: () => Date) => buildApp({ ...app.house, authenticate, now }),
  } as never
})
afterAll(() => app.stop())

test('a rehearsal has a team by a decree that says it is a sample, and one that waits for the legal office, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseDecrees(theatre, region, TODAY)).toBe(true)
  expect(await rehearseDecrees(theatre, region, TODAY)).toBe(false)
  const { body } = await app.get('/api/r/3505L/decrees/team')
  expect(body.decree).toMatchObject({ number: '188/CONTOH/KPTS/2026', isSample: true })
  expect(body.unnamed.length).toBeGreaterThan(100)
  const rows = await app.admin.selectFrom('decree').select('state').orderBy('state').execute()
  expect(rows.map(({ state }) => state)).toEqual(['in-chain', 'in-force'])
  const held = await app.admin
    .selectFrom('membership')
    .select(['role', 'awaits_confirmation'])
    .where('decree', '=', '188/CONTOH/KPTS/2026')
    .orderBy('role')
    .execute()
  expect(held).toEqual([
    { role: 'planner', awaits_confirmation: false },
    { role: 'secretariat', awaits_confirmation: false },
  ])
})

test('a rehearsal has a technical guidance of which two stages are over, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseCohort(theatre, region, TODAY)).toBe(true)
  expect(await rehearseCohort(theatre, region, TODAY)).toBe(false)
  const { body } = await app.get('/api/r/3505L/cohorts')
  const guidance = body.find(({ template }: { template: string }) => template === 'bimtek')
  const view = (await app.get(`/api/r/3505L/cohorts/${guidance.id}`)).body
  expect(view).toMatchObject({ isSample: true, counts: { delegates: 7 } })
  const known = view.stages.map(
    ({ counts }: { counts: { attendance: number | null } }) => counts.attendance !== null,
  )
  expect(known).toEqual([true, true, false, false])
})

test('a rehearsal has communities whose ideas went each way, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseCommunities(theatre, region, TODAY)).toBe(true)
  expect(await rehearseCommunities(theatre, region, TODAY)).toBe(false)
  const { body: all } = await app.get('/api/r/3505L/communities')
  expect(all.map(({ isSample }: { isSample: boolean }) => isSample)).toEqual([true, true, true])
  const { body: ideas } = await app.get('/api/r/3505L/communities/ideas')
  const outcomes = new Set(ideas.map(({ outcome }: { outcome: string }) => outcome))
  expect([...outcomes]).toEqual(expect.arrayContaining(['open', 'declined']))
})

test('a rehearsal has a survey that is closed and one that is open, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseSurvey(theatre, region, TODAY)).toBe(true)
  expect(await rehearseSurvey(theatre, region, TODAY)).toBe(false)
  expect((await app.get('/api/r/3505L/surveys')).body).toEqual([
    { year: 2026, status: 'open', isSample: true },
    { year: 2025, status: 'closed', isSample: true },
  ])
  const { body } = await app.get('/api/r/3505L/surveys/2025/results')
  expect(body).toMatchObject({ sampling: 'purposive', all: { count: 35 } })
})

test('a rehearsal has public information in every class, one of it still a draft, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseInformation(theatre, region, TODAY)).toBe(true)
  expect(await rehearseInformation(theatre, region, TODAY)).toBe(false)
  const { items } = (await app.get('/api/r/3505L/information')).body
  expect(new Set(items.map((item: { class: string }) => item.class)).size).toBe(4)
  expect(items.every((item: { isSample: boolean }) => item.isSample)).toBe(true)
  expect(items).toHaveLength(7)
})

test('a rehearsal has letters between offices in every state, and agreements that hold, wait and are over, once', async () => {
  const region = app.pool.region('3505L')
  expect(await rehearseDispositions(theatre, region, TODAY)).toBe(true)
  expect(await rehearseDispositions(theatre, region, TODAY)).toBe(false)
  const rows = await app.admin.selectFrom('disposition_handover').select(['state', 'is_sample']).execute()
  expect(rows.every(({ is_sample }) => is_sample)).toBe(true)
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['sent', 'in-progress', 'reported', 'accepted', 'returned']),
  )
  const agreements = await app.admin.selectFrom('data_agreement').select('state').orderBy('state').execute()
  expect(agreements.map(({ state }) => state)).toEqual(['agreed', 'agreed', 'proposed'])
})
