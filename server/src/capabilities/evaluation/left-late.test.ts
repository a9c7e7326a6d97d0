import { newCommandId } from '@guyub/contract/command'
import { LatenessRules } from '@guyub/contract/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpening, ITEMS } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

const ROUND = '/evaluation/2026/1'

let app: TestApp
let contributionId: string
beforeAll(async () => {
  app = await startTestApp()
  await app.post(`${ROUND}/open`, anOpening({ closesAt: '2026-03-20T10:00:00Z' }), 'ministry')
  const asked = { commandId: newCommandId(), item: ITEMS[0], officeCode: 'dispendukcapil' }
  const ask = { ...asked, request: 'Apa yang berjalan?', dueOn: '2026-03-10' }
  contributionId = (await app.post(`${ROUND}/contributions`, ask, 'secretariat')).body.contributionId
})
afterAll(() => app.stop())

async function readAt(now: string, who: Who) {
  app.clock.now = new Date(now)
  return (await app.get('/evaluation/late', who)).body
}

test('a part that an agency was asked for is read by the secretariat the day after, by the regional secretary and the head later', async () => {
  const part = { id: contributionId, dueOn: '2026-03-10', secretaryOn: '2026-03-13' }
  expect(await readAt('2026-03-10T03:00:00Z', 'secretariat')).toMatchObject({ rounds: [], contributions: [] })
  expect(await readAt('2026-03-11T03:00:00Z', 'secretariat')).toMatchObject({
    ...{ as: 'owner', contributions: [{ ...part, days: 1 }] },
  })
  for (const who of ['regionalSecretary', 'leader'] as const) {
    expect((await readAt('2026-03-12T03:00:00Z', who)).contributions).toEqual([])
    expect(await readAt('2026-03-13T03:00:00Z', who)).toMatchObject({
      ...{ as: 'secretary', rounds: [], contributions: [{ ...part, days: 3 }] },
    })
  }
})

test('a round that was not handed in is read by the secretariat at once, by the regional secretary before the ministry', async () => {
  const { rules } = await readAt('2026-03-20T09:59:00Z', 'secretariat')
  expect(rules.secretary).toBeLessThan(rules.ministry)
  expect((await readAt('2026-03-20T09:59:00Z', 'secretariat')).rounds).toEqual([])
  const late = { year: 2026, stage: 1, secretaryOn: '2026-03-23', ministryOn: '2026-03-27' }
  expect((await readAt('2026-03-20T10:00:00Z', 'secretariat')).rounds).toMatchObject([{ ...late, days: 0 }])
  expect((await readAt('2026-03-23T09:59:00Z', 'regionalSecretary')).rounds).toEqual([])
  for (const who of ['regionalSecretary', 'leader'] as const)
    expect((await readAt('2026-03-23T10:00:00Z', who)).rounds).toMatchObject([{ ...late, days: 3 }])
})

test('nobody outside reads it, nor an agency', async () => {
  for (const who of ['agency', 'clerk', 'planner', 'assessor', 'ministry'] as const)
    expect((await app.get('/evaluation/late', who)).body.code).toBe('access.denied')
  expect((await app.get('/evaluation/late')).status).toBe(401)
})

test('what was given or handed in is late no more', async () => {
  const path = `/evaluation/contributions/${contributionId}`
  const given = { commandId: newCommandId(), contribution: 'Layanan berjalan.', version: 0 }
  const { version } = (await app.get('/evaluation/contributions', 'agency')).body[0]
  expect((await app.post(path, { ...given, version }, 'agency')).status).toBe(200)
  expect((await readAt('2026-03-25T10:00:00Z', 'leader')).contributions).toEqual([])
  const back = { commandId: newCommandId(), reason: 'Belum lengkap.', version: version + 1 }
  expect((await app.post(`${path}/return`, back, 'secretariat')).status).toBe(200)
  expect((await readAt('2026-03-25T10:00:00Z', 'leader')).contributions).toHaveLength(1)
  await app.admin
    .updateTable('evaluation_round')
    .set({ submitted_at: '2026-03-25T11:00:00Z', submitted_as: 'head' })
    .execute()
  expect(await readAt('2026-03-25T12:00:00Z', 'leader')).toMatchObject({ rounds: [], contributions: [] })
  expect((await app.get('/evaluation/contributions', 'agency')).body).toMatchObject([
    { isOver: true, isLate: false },
  ])
})

test('the region comes before the ministry, whatever somebody writes into the rules', () => {
  const rules = { secretary: 7, ministry: 7, source: '' }
  expect(LatenessRules.safeParse(rules).success).toBe(false)
})
