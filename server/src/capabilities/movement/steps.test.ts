import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const BASE = '/api/r/ID/movement'
const BATANG = '33.25'
let app: TestApp
let wave: string
beforeAll(async () => {
  app = await startTestApp()
  const command = { commandId: newCommandId(), name: 'Gelombang 2026', openedOn: '2026-01-05' }
  const { body } = await app.post(`${BASE}/waves`, { ...command, selection: 'questionnaire-2019' }, 'centre')
  wave = body.waveId
})
afterAll(() => app.stop())

test('a region applies, answers, is interviewed, selected and active: each with its day and its letter', async () => {
  expect(await refused(BATANG, questionnaire())).toBe('movement.not_in_wave')
  const command = aStep({ kind: 'applied', on: '2026-01-10', letter: '050/12/2026' })
  const first = await app.post(pathOf(BATANG), command, 'centre')
  expect(first.status).toBe(200)
  expect(await app.post(pathOf(BATANG), command, 'centre')).toEqual(first)
  expect(await refused(BATANG, interview())).toBe('movement.questionnaire_missing')
  await done(BATANG, questionnaire())
  expect(await refused(BATANG, { kind: 'selected', on: '2026-02-10' })).toBe('movement.interview_missing')
  await done(BATANG, interview())
  expect(await refused(BATANG, { kind: 'selected', on: '2026-01-11' })).toBe('movement.before_earlier_step')
  await done(BATANG, { kind: 'selected', on: '2026-02-10', letter: 'B-77' })
  expect(await refused(BATANG, { kind: 'not-selected', on: '2026-02-11' })).toBe('movement.decided_already')
  expect(await refused(BATANG, { kind: 'withdrawn', on: '2026-02-11' })).toBe('movement.not_active')
  await done(BATANG, { kind: 'active', on: '2026-02-20' })
  const { body } = await app.get(`${BASE}/members/${BATANG}`)
  expect(body).toMatchObject({
    name: 'Kabupaten Batang',
    province: { name: 'Jawa Tengah' },
    standing: 'active',
  })
  expect(body.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
    ...['applied', 'questionnaire', 'assessed', 'selected', 'active'],
  ])
  await done(BATANG, { kind: 'withdrawn', on: '2026-02-25' })
  expect((await app.get(`${BASE}/members/${BATANG}`)).body.standing).toBe('withdrawn')
})

test('what cannot be is refused with a code', async () => {
  expect(await refused('99.99', { kind: 'applied', on: '2026-01-10' })).toBe('movement.unknown_member')
  expect(await refused('11.01', { kind: 'applied', on: '2026-01-04' })).toBe('movement.before_wave')
  expect(await refused('11.01', { kind: 'applied', on: '2026-03-04' })).toBe('movement.in_future')
  expect(await refused('11.01', { kind: 'declined', on: '2026-01-10' })).toBe('movement.not_in_wave')
  expect(await refused('11.01', { kind: 'active', on: '2026-01-10' })).toBe('movement.not_selected')
  expect(await refused('11.01', { kind: 'withdrawn', on: '2026-01-10' })).toBe('movement.not_active')
  await done('11.01', { kind: 'applied', on: '2026-01-10' })
  expect(await refused('11.01', { kind: 'applied', on: '2026-01-11' })).toBe('movement.twice_in_wave')
  await done('11.01', { kind: 'declined', on: '2026-01-12' })
  expect(await refused('11.01', questionnaire())).toBe('movement.decided_already')
  expect(
    (await app.post(pathOf('11.01'), aStep({ kind: 'famous', on: '2026-01-10' }), 'centre')).status,
  ).toBe(400)
  const nowhere = `${BASE}/waves/${newCommandId()}/members/11.01/steps`
  const step = aStep({ kind: 'applied', on: '2026-01-10' })
  expect((await app.post(nowhere, step, 'centre')).body.code).toBe('movement.no_such_wave')
  expect((await app.post(pathOf('11.01'), step, 'eastJava')).status).toBe(403)
  expect((await app.post(`/movement/waves/${wave}/members/11.01/steps`, step, 'ministry')).body.code).toBe(
    'movement.not_the_nation',
  )
})

test('answers follow the version of the parameters that the wave was opened with', async () => {
  await done('11.02', { kind: 'applied', on: '2026-01-10' })
  const wrong = { ...questionnaire(), answers: { 'human-development': 'tinggi', fame: 'besar' } }
  expect((await app.post(pathOf('11.02'), aStep(wrong), 'centre')).body).toMatchObject({
    code: 'movement.wrong_answers',
    errors: [
      { pointer: '#/answers/human-development', code: 'wrong_type' },
      { pointer: '#/answers/fame', code: 'unknown' },
    ],
  })
  expect(await refused('11.02', { ...questionnaire(), answers: {} })).toBe('movement.wrong_answers')
})

test('a wrong day is corrected by a new entry, once; what came later must still follow', async () => {
  await done('35.05', { kind: 'applied', on: '2026-01-10' })
  await done('35.05', questionnaire())
  const before = (await app.get(`${BASE}/members/35.05`)).body.steps
  const [applied, answered] = before.map(({ id }: { id: string }) => id)
  expect((await correct(applied, { on: '2026-02-01' })).body.code).toBe('movement.before_earlier_step')
  expect((await correct(applied, null)).body.code).toBe('movement.not_in_wave')
  const command = { commandId: newCommandId(), reason: 'Salah tulis', replacement: { on: '2026-01-11' } }
  const first = await app.post(`${BASE}/steps/${applied}/correction`, command, 'centre')
  expect(first.status).toBe(200)
  expect(await app.post(`${BASE}/steps/${applied}/correction`, command, 'centre')).toEqual(first)
  expect((await correct(applied, { on: '2026-01-12' })).body.code).toBe('movement.corrected_already')
  expect((await app.get(`${BASE}/members/35.05`)).body.steps[0]).toMatchObject({
    ...{ kind: 'applied', on: { day: '2026-01-11' }, isCorrection: true },
  })
  await correct(answered, null)
  const { body } = await app.get(`${BASE}/members/35.05`)
  expect(body.steps.map(({ kind }: { kind: string }) => kind)).toEqual(['applied'])
  expect((await correct(newCommandId(), null)).body.code).toBe('movement.no_such_step')
  expect((await app.post(`${BASE}/steps/${applied}/correction`, command, 'eastJava')).status).toBe(403)
})

test('the public sees neither answers nor interviews; a province sees those of its own regions, corrections too', async () => {
  const told = JSON.stringify((await app.get(`${BASE}/members/${BATANG}`)).body)
  expect(told).not.toContain('Windy')
  expect((await app.get(`${BASE}/members/${BATANG}/details`)).status).toBe(401)
  expect((await app.get(`${BASE}/members/${BATANG}/details`, 'eastJava')).body.code).toBe(
    'movement.not_your_province',
  )
  const { body } = await app.get(`${BASE}/members/${BATANG}/details`, 'centralJava')
  expect(body).toMatchObject([
    { kind: 'applied' },
    {
      kind: 'questionnaire',
      selection: 'questionnaire-2019',
      answers: { vision: 'Selaras', 'human-development': 72.4 },
    },
    { kind: 'assessed', assessor: 'Windy', result: 'recommended' },
    { kind: 'selected' },
    { kind: 'active' },
    { kind: 'withdrawn' },
  ])
  const own = (await app.get(`${BASE}/members/35.05/details`, 'eastJava')).body
  expect(own.filter(({ isCorrected }: { isCorrected: boolean }) => isCorrected)).toHaveLength(2)
  expect((await app.get(`${BASE}/members/99.99/details`, 'centre')).body.code).toBe('movement.unknown_member')
})

test('two who record the same step at once: one of them hears that it stands', async () => {
  const both = await Promise.all(
    [0, 1].map(() => app.post(pathOf('11.04'), aStep({ kind: 'applied', on: '2026-01-10' }), 'centre')),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the log hears codes and days, no names and no letters', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('region_code', '=', 'ID')
    .execute()
  const told = JSON.stringify(rows)
  expect(told).toContain('"movement.step_annulled"')
  for (const secret of ['Windy', 'Selaras', 'B-77', 'Salah tulis']) expect(told).not.toContain(secret)
})

function questionnaire() {
  return {
    kind: 'questionnaire',
    on: '2026-01-20',
    answers: { vision: 'Selaras', 'human-development': 72.4 },
  }
}

function interview() {
  return { kind: 'assessed', on: '2026-02-01', assessor: 'Windy', result: 'recommended' }
}

function aStep(step: object) {
  return { commandId: newCommandId(), ...step }
}

function pathOf(member: string) {
  return `${BASE}/waves/${wave}/members/${member}/steps`
}

async function done(member: string, step: object): Promise<void> {
  expect(await app.post(pathOf(member), aStep(step), 'centre')).toMatchObject({ status: 200 })
}

async function refused(member: string, step: object): Promise<string> {
  return (await app.post(pathOf(member), aStep(step), 'centre')).body.code
}

function correct(step: string, replacement: object | null) {
  const command = { commandId: newCommandId(), reason: 'Salah tulis', replacement }
  return app.post(`${BASE}/steps/${step}/correction`, command, 'centre')
}
