import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decreeDesk, decreePeople } from '../../../test/a-decree.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let decreeId: string
const { begun, code, current, decide, handIn, numbered, passAll, seen, wholeText } = decreeDesk(
  () => app,
  () => decreeId,
)

beforeAll(async () => {
  app = await startTestApp()
  await decreePeople(app)
  decreeId = await begun()
  await wholeText()
})
afterAll(() => app.stop())

test('the chain passes a decree on step by step, no step twice by one person, and gives it back with a reason', async () => {
  expect(await decide('legal', 'legal')).toBe('decrees.not_in_chain')
  await handIn()
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...{ title: 'x', body: (await current()).body, expiresOn: null },
      ...{ commandId: newCommandId(), ...(await seen()) },
    }),
  ).toBe('decrees.not_a_draft')
  expect(await decide('leader', 'head')).toBe('decrees.not_this_step')
  expect(await decide('leader', 'legal')).toBe('decrees.step_not_yours')
  expect(await decide('legal', 'legal', { verdict: 'returned' })).toBe('decrees.reason_needed')
  expect(await decide('legal', 'legal', { version: 1 })).toBe('decrees.changed')
  expect((await app.post(`/decrees/${decreeId}/decide`, {}, 'secretariat')).status).toBe(403)
  expect(await decide('legal', 'legal', { verdict: 'returned', reason: 'Mengingat kurang satu.' })).toBe(
    'draft',
  )
  expect((await current()).returned).toMatchObject([
    { step: 'legal', by: 'legal', reason: 'Mengingat kurang satu.' },
  ])

  await handIn()
  await app.admin
    .updateTable('decree')
    .set({ editors: [app.actors.legal.id] })
    .execute()
  expect(await decide('legal', 'legal')).toBe('decrees.second_person_needed')
  await app.admin
    .updateTable('decree')
    .set({ editors: [app.actors.secretariat.id] })
    .execute()
  const command = { commandId: newCommandId(), step: 'legal', verdict: 'passed', ...(await seen()) }
  const first = await app.post(`/decrees/${decreeId}/decide`, command, 'legal')
  expect(first.body.state).toBe('in-chain')
  expect(await app.post(`/decrees/${decreeId}/decide`, command, 'legal')).toEqual(first)
  expect(await decide('regionalSecretary', 'secretary')).toBe('in-chain')
  expect(await numbered({})).toBe('decrees.not_passed')
  expect(await decide('leader', 'head')).toBe('passed')
  expect(await decide('legal', 'number', { verdict: 'returned', reason: 'Salah ketik.' })).toBe('draft')
  await passAll()
})

test('nobody outside sees a draft, and its paper says that it is one', async () => {
  const url = `/api/r/3505/decrees/${decreeId}/paper/pdf`
  expect((await app.inject({ url })).statusCode).toBe(404)
  const draft = await app.inject({ url, headers: { 'x-actor': 'legal' } })
  expect([draft.statusCode, draft.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const docx = await app.inject({ url: url.replace('pdf', 'docx'), headers: { 'x-actor': 'legal' } })
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await app.get('/decrees/team')).body).toMatchObject({ decree: null, offices: 302 })
  expect((await app.get('/decrees', 'clerk')).status).toBe(403)
})
