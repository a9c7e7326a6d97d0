import type { SatisfactionForm } from '@guyub/contract/cases'
import { gradeOf, satisfactionIndex } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let form: SatisfactionForm
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('whoever asked for a service rates it once, when it is finished, in nine elements', async () => {
  const { id, path, key } = await filed()
  const asked = async () => (await app.get(`${path}?key=${key}`)).body
  expect(await asked()).toEqual({ form: null, isRated: false })
  const early = await app.post(path, { commandId: newCommandId(), key, scores: {} })
  expect(early.body.code).toBe('cases.rating_incomplete')
  await finished(id)
  form = (await asked()).form
  expect(form.elements).toHaveLength(9)

  const rating = { commandId: newCommandId(), key, scores: scores(4), comment: 'Cepat sekali.' }
  expect((await app.post(path, { ...rating, scores: { ...scores(4), time: 5 } })).body.code).toBe(
    'cases.rating_incomplete',
  )
  expect((await app.post(path, { ...rating, scores: { ...scores(4), more: 1 } })).body.code).toBe(
    'cases.rating_incomplete',
  )
  expect((await app.post(path, { ...rating, comment: 'Telepon 081234567890' })).body.code).toBe(
    'request.personal_data',
  )
  expect((await app.post(path, { ...rating, key: 'x' })).body.code).toBe('cases.track_expired')
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, rating)).toMatchObject({ status: 200, body: { isRated: true } })
  expect((await app.post(path, { ...rating, commandId: newCommandId() })).body.code).toBe(
    'cases.rated_already',
  )
  expect(await asked()).toEqual({ form: null, isRated: true })
  const rows = await app.admin.selectFrom('case_rating').selectAll().execute()
  expect(rows.map(({ comment }) => comment?.toString('latin1')).join()).not.toContain('Cepat')
  const events = await app.admin
    .selectFrom('event')
    .select('subject_id')
    .where('type', '=', 'cases.rated')
    .execute()
  expect(events).toEqual([{ subject_id: rating.commandId }])
})

test('a request that is not finished is not rated; an officer helps at the counter, of the own office only', async () => {
  const { id } = await filed()
  const path = `/cases/${id}/rating`
  const rating = () => ({ commandId: newCommandId(), scores: scores(3) })
  expect((await app.post(path, rating(), 'clerk')).body.code).toBe('cases.not_finished')
  await finished(id)
  expect((await app.post(path, rating(), 'neighbour')).body.code).toBe('cases.not_found')
  expect((await app.get(path, 'neighbour')).body.code).toBe('cases.not_found')
  // Whoever is rated does not fill in what the applicant thinks of them.
  expect((await app.post(path, rating(), 'registrar')).body.code).toBe('access.denied')
  const command = rating()
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, command, 'clerk')).toMatchObject({ status: 200, body: { isRated: true } })
  expect((await app.get(path, 'clerk')).body).toEqual({ form: null, isRated: true })
})

test('the index is told once five have answered, with how many were helped', async () => {
  const ask = async () => (await app.get('/satisfaction?year=2026&service=pak-saidi')).body.services[0]
  expect(await ask()).toMatchObject({ responses: null, index: null, grade: null, assisted: null })
  for (let nth = 0; nth < 3; nth += 1) {
    const { id, path, key } = await filed()
    await finished(id)
    await app.post(path, { commandId: newCommandId(), key, scores: { ...scores(3), fee: 4 } })
  }
  // 4, 3 and three times 3, with a fee of 4: eight elements at 3.2, one at 3.8.
  const told = await ask()
  expect(told).toMatchObject({ responses: 5, assisted: 1, grade: 'B' })
  expect(told.index).toBeCloseTo(((8 * 3.2 + 3.8) / 9 / 4) * 100, 6)
  expect((await app.get('/satisfaction?year=2025')).body.services[0].responses).toBeNull()
  const said = async (as: 'registrar' | 'neighbour' | 'clerk') =>
    (await app.get('/satisfaction/comments?year=2026', as)).body
  expect(await said('registrar')).toMatchObject([{ service: 'pak-saidi', comments: ['Cepat sekali.'] }])
  // Its own office took them all in; another took in none.
  expect(await said('clerk')).toHaveLength(1)
  expect(await said('neighbour')).toEqual([])
  expect((await app.get('/satisfaction/comments?year=2026')).status).toBe(401)
  await app.settle()
  const { body } = await app.get('/indicators/applicants-satisfied/figures', 'leader')
  expect(body.total).toMatchObject({ value: 1 })
})

test('an index is the mean of the elements on a hundred, and nothing while one of them is unknown', () => {
  expect(satisfactionIndex(form, Array(9).fill(4))).toBe(100)
  expect(satisfactionIndex(form, Array(9).fill(1))).toBe(25)
  expect(satisfactionIndex(form, [...Array(8).fill(4), null])).toBeNull()
  expect([100, 88.31, 88.309, 76.6, 64.99, null].map((index) => gradeOf(form, index))).toEqual([
    ...['A', 'A', 'A', 'C', 'D', null],
  ])
})

test('what was erased is not rated', async () => {
  const { id, path, key } = await filed()
  await finished(id)
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  const rating = { commandId: newCommandId(), scores: scores(4) }
  expect((await app.post(path, { ...rating, key })).body.code).toBe('cases.erased')
  const assisted = { ...rating, comment: 'Baik.' }
  expect((await app.post(`/cases/${id}/rating`, assisted, 'clerk')).body.code).toMatch(/erased|not_finished/)
})

function scores(score: number): Record<string, number> {
  const keys = form?.elements.map(({ key }) => key) ?? []
  return Object.fromEntries(keys.map((key) => [key, score]))
}

async function filed() {
  const { trackingCode, pin, ...request } = aRequest()
  expect((await app.post('/cases', { ...request, trackingCode, pin }, 'clerk')).status).toBe(200)
  const { body } = await app.post('/track', { trackingCode, pin })
  return { id: request.commandId, path: `/track/${trackingCode}/rating`, key: encodeURIComponent(body.key) }
}

async function finished(id: string): Promise<void> {
  const refuse = anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' })
  expect((await app.post(`/cases/${id}/act`, refuse, 'registrar')).status).toBe(200)
}
