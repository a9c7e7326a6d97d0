import { newCommandId } from '@guyub/contract/command'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import type { Role } from '@guyub/contract/identity/roles'
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
  expect(await code({ officeCode: '35.05.01.2001' })).toBe('explanations.office_cannot_answer')
  for (const about of ['constructor', 'morale'])
    expect(await code({ about })).toBe('explanations.unknown_figure')
  for (const about of ['plan', 'findings']) expect(await code({ about })).toBeUndefined()
  expect(await code({ dueOn: '2026-03-01' })).toBe('explanations.due_in_past')
  expect(await code({}, 'registrar')).toBe('access.denied')
  expect(await code({}, 'assessor')).toBe('access.denied')
})

test('a question about a part of a figure says which part, and what the figure is called', async () => {
  const slice = { area: '35.05.01', from: '2026-03-01', to: '2026-03-08' }
  await app.post('/explanations', { ...question(), dueOn: '2026-03-09', slice }, 'leader')
  const all = (await app.get('/explanations', 'registrar')).body
  expect(all.find(({ slice: part }: { slice: object }) => Object.keys(part).length)).toMatchObject({
    slice,
    title: { id: expect.stringContaining('janji') },
  })
})

test('whoever may be asked can answer: no agency without a role that replies', () => {
  const agencies = ['agency-officer', 'civil-registrar', 'legal-officer', 'regional-secretary', 'secretariat']
  for (const role of agencies as Role[])
    expect({
      role,
      replies: ROLE_RULES[role].permissions.some((each) => each === 'explanations.reply'),
    }).toEqual({
      role,
      replies: true,
    })
})
