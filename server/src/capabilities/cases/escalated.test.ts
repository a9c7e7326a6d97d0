import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANSWERS, anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const seenBy = async (who: 'regionalSecretary' | 'leader') => (await app.get('/cases/escalated', who)).body
const lapsed = () => lapseCases({ ...app.house, reader: app.reader })
const climbs = async (subject: string) =>
  (
    await app.admin
      .selectFrom('event')
      .select(['occurred_at', 'facts', 'office_code'])
      .where('type', '=', 'cases.climbed')
      .where('subject_id', '=', subject)
      .orderBy('occurred_at')
      .execute()
  ).map(({ occurred_at, facts, office_code }) => {
    const { rung, isNews } = facts as { rung: string; isNews: boolean }
    return { at: occurred_at.toISOString(), rung, isNews, office: office_code }
  })

test('what is left past its promise climbs: its agency, then the regional secretary, then the head', async () => {
  const request = aRequest()
  // A Monday morning; one working day is promised.
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  expect(await seenBy('regionalSecretary')).toMatchObject({ groups: [], below: 0 })

  app.clock.now = new Date('2026-03-04T02:00:00Z')
  await lapsed()
  expect(await seenBy('regionalSecretary')).toMatchObject({ groups: [], below: 1 })

  app.clock.now = new Date('2026-03-09T02:00:00Z')
  await lapsed()
  const climbed = await seenBy('regionalSecretary')
  expect(climbed).toMatchObject({
    below: 0,
    groups: [
      {
        service: { key: 'pak-saidi' },
        handler: { code: 'dispendukcapil' },
        count: 1,
        requests: [{ trackingCode: request.trackingCode, rung: 'regional-secretary' }],
      },
    ],
  })
  expect(climbed.groups[0].requests[0].lateMinutes).toBeGreaterThanOrEqual(960)
  expect(JSON.stringify(climbed)).not.toContain(ANSWERS['child-name'])
  expect(await seenBy('leader')).toMatchObject({ groups: [], below: 1 })

  app.clock.now = new Date('2026-03-16T02:00:00Z')
  await lapsed()
  expect(await seenBy('leader')).toMatchObject({ groups: [{ requests: [{ rung: 'leader' }] }] })
  expect((await seenBy('regionalSecretary')).groups[0].count).toBe(1)
})

test('each rung is told once by the log, by the moment at which it was reached, whoever looks and however often', async () => {
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  const { commandId: id } = await filedNow()
  const { due_at: due } = await app.admin
    .selectFrom('case')
    .select('due_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  app.clock.now = new Date((due?.getTime() ?? 0) - 1)
  await lapsed()
  expect(await climbs(id)).toEqual([])
  // Before the job has come round the page says the same as the log: nothing yet.
  app.clock.now = new Date((due?.getTime() ?? 0) + 60_000)
  const handler = { at: due?.toISOString(), rung: 'handler', isNews: true, office: 'dispendukcapil' }
  await Promise.all([lapsed(), lapsed()])
  await lapsed()
  expect(await climbs(id)).toEqual([handler])
  // The job stood still for weeks: both rungs are told then, each by its own moment, and are no news.
  app.clock.now = new Date('2026-04-01T08:00:00Z')
  await Promise.all([lapsed(), lapsed()])
  const all = await climbs(id)
  expect(all.map(({ rung }) => rung)).toEqual(['handler', 'regional-secretary', 'leader'])
  expect(all.map(({ isNews }) => isNews)).toEqual([true, false, false])
  expect(new Set(all.map(({ at }) => at)).size).toBe(3)
  await lapsed()
  expect(await climbs(id)).toHaveLength(3)
})

test('what was finished, or is not late by the promise that it has now, does not climb', async () => {
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  const { commandId: id } = await filedNow()
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  await app.admin.updateTable('case').set({ closed: true }).where('id', '=', id).execute()
  await lapsed()
  expect(await climbs(id)).toEqual([])
})

test('what waits for the applicant since before its promise was over is not late: nobody is asked, and nothing climbs', async () => {
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  const { commandId: id, trackingCode } = await filedNow()
  const ask = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  expect((await app.post(`/cases/${id}/act`, ask, 'registrar')).status).toBe(200)
  app.clock.now = new Date('2026-03-20T02:00:00Z')
  await lapsed()
  expect(await climbs(id)).toEqual([])
  expect(JSON.stringify(await seenBy('regionalSecretary'))).not.toContain(trackingCode)
})

async function filedNow() {
  const request = aRequest()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request
}

test('only those above the agencies read it', async () => {
  for (const who of ['clerk', 'registrar', 'planner', 'admin'] as const)
    expect((await app.get('/cases/escalated', who)).status).toBe(403)
  expect((await app.get('/api/r/3325/cases/escalated', 'leader')).status).toBe(403)
})
