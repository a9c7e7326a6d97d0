import { readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpening, withAccounts } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { INSTRUMENTS } from '../evaluation/index.ts'

const PATH = '/api/r/ID/instruments'
const [OURS] = INSTRUMENTS
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await withAccounts(app)
})
afterAll(() => app.stop())

const official = (more: object = {}) => ({ ...OURS, key: 'official-2027', year: 2027, ...more })
const bringing = (content: object, kind = 'evaluation') => ({
  commandId: newCommandId(),
  brought: { kind, content },
})

test('what the ministry brings is the next version of its key, a draft; brought twice at once it is one', async () => {
  const command = bringing(official())
  const first = await app.post(PATH, command, 'centre')
  expect(first).toMatchObject({ status: 200, body: { key: 'official-2027', version: 1 } })
  expect(await app.post(PATH, command, 'centre')).toEqual(first)
  expect((await app.post(PATH, bringing(official()), 'centre')).body.code).toBe('instruments.nothing_new')
  const better = bringing(official({ year: 2028 }))
  expect((await app.post(PATH, better, 'centre')).body).toMatchObject({ version: 2 })
  const { body } = await app.get(PATH, 'eastJava')
  expect(body.filter(({ key }: { key: string }) => key === 'official-2027')).toMatchObject([
    { version: 2, mayBeChosen: false },
    { version: 1, mayBeChosen: false },
  ])
  expect(body.filter(({ version }: { version: number }) => version === 0).length).toBeGreaterThan(3)
  expect((await app.get(`${PATH}/evaluation/official-2027/2`, 'centre')).body).toMatchObject({
    kind: 'evaluation',
    content: { year: 2028 },
  })
  expect((await app.get(`${PATH}/evaluation/${OURS?.key}/0`, 'centre')).body.content).toEqual(OURS)
  expect((await app.get(`${PATH}/evaluation/official-2027/9`, 'centre')).body.code).toBe(
    'instruments.no_such',
  )
})

test('a released version opens a round under its own key; a draft does not', async () => {
  const opening = (stage: number) =>
    app.post(
      `/evaluation/2026/${stage}/open`,
      { ...anOpening({ instrument: 'official-2027-v1' }) },
      'ministry',
    )
  expect((await opening(1)).body.code).toBe('evaluation.no_such_instrument')
  const [version] = (await app.get(PATH, 'centre')).body.filter(
    (each: { key: string; version: number }) => each.key === 'official-2027' && each.version === 1,
  )
  const command = { commandId: newCommandId() }
  const first = await app.post(`${PATH}/${version.id}/release`, command, 'centre')
  expect(first.status).toBe(200)
  expect(await app.post(`${PATH}/${version.id}/release`, command, 'centre')).toEqual(first)
  const again = { commandId: newCommandId() }
  expect((await app.post(`${PATH}/${version.id}/release`, again, 'centre')).body.code).toBe(
    'instruments.released_already',
  )
  expect((await app.post(`${PATH}/${newCommandId()}/release`, again, 'centre')).body.code).toBe(
    'instruments.no_such',
  )
  expect((await opening(1)).status).toBe(200)
  expect((await app.get('/evaluation/2026/1', 'secretariat')).body.instrument).toBe('official-2027-v1')
})

test('a released survey form and a released questionnaire are chosen in the same way', async () => {
  const form = JSON.parse(readFileSync('reference/surveys/guyub-2026-draft.json', 'utf8'))
  const [selection] = JSON.parse(readFileSync('reference/movement/selections.json', 'utf8'))
  for (const [kind, content] of [
    ['survey', { ...form, key: 'official-form' }],
    ['selection', { ...selection, key: 'official-questions' }],
  ] as const) {
    const { body } = await app.post(PATH, bringing(content, kind), 'centre')
    await app.post(`${PATH}/${body.instrumentId}/release`, { commandId: newCommandId() }, 'centre')
  }
  const prepared = { commandId: newCommandId(), form: 'official-form-v1' }
  expect((await app.post('/surveys/2026/prepare', prepared, 'secretariat')).body).toMatchObject({
    form: 'official-form-v1',
  })
  const wave = {
    ...{ commandId: newCommandId(), name: 'Gelombang', openedOn: '2026-02-01' },
    selection: 'official-questions-v1',
  }
  expect((await app.post('/api/r/ID/movement/waves', wave, 'centre')).status).toBe(200)
})

test('faults of the content, a key of the house, another region and other people are refused', async () => {
  const code = async (command: object, who: Parameters<TestApp['post']>[2] = 'centre', path = PATH) =>
    (await app.post(path, command, who)).body.code
  const wrong = await app.post(PATH, bringing(official({ weights: { input: 99 } })), 'centre')
  expect([wrong.status, wrong.body.code]).toEqual([400, 'request.invalid'])
  expect(wrong.body.errors).toContainEqual({ pointer: '#/brought/content/weights', code: 'weights_total' })
  expect(await code(bringing({ ...OURS }))).toBe('instruments.key_taken')
  expect(await code(bringing(official()), 'eastJava')).toBe('access.denied')
  expect(await code(bringing(official()), 'ministry', '/instruments')).toMatch(
    /instruments\.not_the_nation|access\.denied/,
  )
  expect((await app.get(PATH)).status).toBe(401)
})
