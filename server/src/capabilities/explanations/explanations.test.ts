import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const question = () => ({
  ...{ commandId: newCommandId(), officeCode: 'dispendukcapil', about: 'papers-within-promise' },
  ...{ question: 'Mengapa turun?', dueOn: '2026-03-03' },
})

test('the head asks an office once, the office explains once, and both read it', async () => {
  const asked = question()
  const first = await app.post('/explanations', asked, 'leader')
  expect(first).toMatchObject({ status: 200, body: { explanationId: asked.commandId } })
  expect(await app.post('/explanations', asked, 'leader')).toEqual(first)
  expect((await app.get('/explanations', 'registrar')).body).toMatchObject([
    { question: 'Mengapa turun?', reply: null },
  ])
  expect((await app.get('/explanations', 'secretariat')).body).toEqual([])
  app.clock.now = new Date('2026-03-05T02:00:00Z')
  expect((await app.get('/explanations', 'leader')).body).toMatchObject([{ isLate: true }])
  const reply = { commandId: newCommandId(), reply: 'Blangko habis.' }
  const path = `/explanations/${asked.commandId}/reply`
  expect((await app.post(path, reply, 'secretariat')).body.code).toBe('explanations.not_found')
  const told = await app.post(path, reply, 'registrar')
  expect(told).toMatchObject({ status: 200, body: { isLate: true } })
  expect(await app.post(path, reply, 'registrar')).toEqual(told)
  expect((await app.post(path, { ...reply, commandId: newCommandId() }, 'registrar')).body.code).toBe(
    'explanations.replied_already',
  )
  expect((await app.get('/explanations', 'leader')).body).toMatchObject([
    { reply: 'Blangko habis.', isLate: false },
  ])
})

test('an office that is not there, a day that is over, a person who may not ask: refused', async () => {
  const code = async (more: object, who: Parameters<TestApp['post']>[2] = 'leader') =>
    (await app.post('/explanations', { ...question(), dueOn: '2026-03-09', ...more }, who)).body.code
  expect(await code({ officeCode: 'nowhere' })).toBe('explanations.unknown_office')
  expect(await code({ dueOn: '2026-03-01' })).toBe('explanations.due_in_past')
  expect(await code({}, 'registrar')).toBe('access.denied')
  expect(await code({}, 'assessor')).toBe('access.denied')
})
