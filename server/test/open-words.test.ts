import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDelegate, aSession } from './a-cohort.ts'
import { activityFields, aDraft } from './a-plan.ts'
import { startTestApp, type TestApp } from './harness.ts'

const PHONE = 'Hubungi Budi, 0812-3456-7890'
const NIK = 'NIK 3505010101900001'
const CENTRE = '/api/r/ID/movement'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('no NIK and no mobile number enters a plan, which the public and the ministry read', async () => {
  const { planId, activityId } = await aDraft(app)
  const nodes = `/plan/versions/${planId}/nodes/activity`
  const { node } = (await app.get(`/plan/activities/${activityId}?version=${planId}`, 'planner')).body
  const change = { field: 'description', seen: node.versions.description, value: PHONE }
  const edited = await refused(`${nodes}/${activityId}/edit`, { changes: [change] }, 'planner')
  expect(edited).toEqual({ code: 'request.personal_data', places: ['#/fields/description'] })
  const added = await refused(nodes, { fields: { ...activityFields(), title: NIK } }, 'planner')
  expect(added).toEqual({ code: 'request.personal_data', places: ['#/fields/title'] })
  const asked = { field: 'description', value: NIK, reason: 'Kurang jelas' }
  expect((await refused(`${nodes}/${activityId}/requests`, asked, 'agency')).code).toBe(
    'request.personal_data',
  )
  expect((await refused(`${nodes}/${activityId}/comments`, { words: PHONE }, 'planner')).places).toEqual([
    '#/words',
  ])
  // What no contract takes is still called so.
  const wrong = { changes: [{ ...change, value: 7 }] }
  expect((await refused(`${nodes}/${activityId}/edit`, wrong, 'planner')).code).toBe('plan.invalid_field')
})

test('nor a cohort, whose days and minutes are public', async () => {
  const begin = { template: 'bimtek', title: 'Bimtek', wave: null }
  expect((await refused('/cohorts', { ...begin, title: PHONE }, 'secretariat')).places).toEqual(['#/title'])
  const { body } = await app.post('/cohorts', { commandId: newCommandId(), ...begin }, 'secretariat')
  const base = `/cohorts/${body.cohortId}`
  const session = aSession({ minutes: `Hadir: ${NIK}`, people: [{ name: PHONE, part: 'mentor' }] })
  expect((await refused(`${base}/sessions`, session, 'secretariat')).places).toEqual([
    '#/people/0/name',
    '#/minutes',
  ])
  expect((await refused(`${base}/delegates`, aDelegate({ title: NIK }), 'secretariat')).places).toEqual([
    '#/title',
  ])
})

test('nor a decree, nor what the ministry says of waves, steps and agreements', async () => {
  const draft = { commandId: newCommandId(), from: 'template' }
  const { decreeId } = (await app.post('/decrees', draft, 'secretariat')).body
  const { title, body, version } = (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
  const text = { version, title, expiresOn: null, body: { ...body, points: [NIK] } }
  expect((await refused(`/decrees/${decreeId}/text`, text, 'secretariat')).places).toEqual([
    '#/body/points/0',
  ])
  const wave = { name: 'Gelombang', openedOn: '2026-01-05', selection: 'questionnaire-2019', note: PHONE }
  expect((await refused(`${CENTRE}/waves`, wave, 'centre')).places).toEqual(['#/note'])
  const step = { kind: 'questionnaire', on: '2026-01-10', answers: { vision: NIK } }
  const steps = `${CENTRE}/waves/${newCommandId()}/members/33.25/steps`
  expect((await refused(steps, step, 'centre')).places).toEqual(['#/answers/vision'])
  const agreement = { on: '2026-01-10', reason: PHONE }
  expect((await refused(`${CENTRE}/agreements/${newCommandId()}/end`, agreement, 'centre')).places).toEqual([
    '#/reason',
  ])
})

/** With which code, and of which fields. */
async function refused(path: string, command: object, who: keyof TestApp['actors']) {
  const { status, body } = await app.post(path, { commandId: newCommandId(), ...command }, who)
  expect(status).toBe(400)
  return { code: body.code, places: body.errors.map(({ pointer }: { pointer: string }) => pointer) }
}
