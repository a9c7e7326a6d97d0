import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSession, cohortDesk } from '../../../test/a-cohort.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let base: string
const sessions: string[] = []
const { refused } = cohortDesk(() => app)

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a cohort begins with the stages of its template, which become its own', async () => {
  const command = { commandId: newCommandId(), template: 'bimtek', title: 'Bimtek 2026', wave: '2026' }
  const first = await app.post('/cohorts', command, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { cohortId: command.commandId } })
  expect(await app.post('/cohorts', command, 'secretariat')).toEqual(first)
  base = `/cohorts/${command.commandId}`
  expect(await refused('/cohorts', { ...command, commandId: newCommandId(), template: 'nothing' })).toBe(
    'cohort.no_such_template',
  )
  expect((await app.post('/cohorts', { ...command, commandId: newCommandId() }, 'clerk')).status).toBe(403)
  const { body } = await app.get(base)
  expect(body.stages.map(({ key }: { key: string }) => key)).toEqual([
    'tahap-1',
    'tahap-2',
    'tahap-3',
    'tahap-4',
  ])
  expect(body).toMatchObject({
    delegates: null,
    works: null,
    requiredShare: 0.75,
    counts: { delegates: 0, attendance: null },
  })
  expect((await app.get(`/cohorts/${newCommandId()}`)).body.code).toBe('cohort.unknown')

  const { stages, groups } = body
  const plan = {
    version: 1,
    title: 'Bimtek 2026',
    wave: '2026',
    requiredShare: 0.5,
    stages: stages.slice(0, 2),
    groups,
  }
  const write = { commandId: newCommandId(), ...plan }
  const wrote = await app.post(`${base}/plan`, write, 'secretariat')
  expect(wrote.body).toEqual({ version: 2 })
  expect(await app.post(`${base}/plan`, write, 'secretariat')).toEqual(wrote)
  expect(await refused(`${base}/plan`, { ...write, commandId: newCommandId() })).toBe('cohort.changed')
  const doubled = { ...write, commandId: newCommandId(), version: 2, stages: [stages[0], stages[0]] }
  expect(await refused(`${base}/plan`, doubled)).toBe('cohort.double_key')
})

test('sessions have days, people and materials; a change counts their version up', async () => {
  for (const day of ['2026-03-02', '2026-03-03']) {
    const command = aSession({ day })
    const first = await app.post(`${base}/sessions`, command, 'secretariat')
    expect(first).toMatchObject({ status: 200, body: { sessionId: command.commandId, version: 1 } })
    expect(await app.post(`${base}/sessions`, command, 'secretariat')).toEqual(first)
    sessions.push(command.commandId)
  }
  const url = `${base}/sessions`
  expect(await refused(url, aSession({ stage: 'tahap-9' }))).toBe('cohort.unknown_stage')
  expect(await refused(url, aSession({ ends: '07:00' }))).toBe('cohort.hours_reversed')
  expect(await refused(url, aSession({ sessionId: newCommandId() }))).toBe('cohort.unknown_session')
  expect(await refused(url, aSession({ sessionId: sessions[0], version: 9 }))).toBe('cohort.changed')
  expect(await refused(url, aSession({ materials: [{ title: 'x', url: 'javascript:alert(1)' }] }))).toBe(
    'request.invalid',
  )
  const moved = aSession({ sessionId: sessions[0], version: 1, place: 'Pendopo', minutes: 'Dibuka bupati.' })
  expect((await app.post(url, moved, 'secretariat')).body.version).toBe(2)
  const { stages, groups } = (await app.get(base)).body
  const plan = { commandId: newCommandId(), version: 2, title: 'x', wave: null, requiredShare: 1, groups }
  expect(await refused(`${base}/plan`, { ...plan, stages: stages.slice(1) })).toBe('cohort.stage_in_use')
})

test('the calendar keeps the UID of a session and counts its sequence, in the region’s hours', async () => {
  const { payload, headers } = await app.inject({ url: `/api/r/3505${base}/calendar` })
  expect(headers['content-type']).toContain('text/calendar')
  expect(payload).toContain(`UID:${sessions[0]}@3505.guyub`)
  expect(payload).toContain('SEQUENCE:1')
  expect(payload).toContain('DTSTART:20260302T010000Z')
})
