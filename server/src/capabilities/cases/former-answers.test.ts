import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANSWERS, anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('what was answered before a correction stays to be read, with who changed it and by which action', async () => {
  const id = await filed()
  expect((await app.get(`/cases/${id}/former`, 'registrar')).body).toEqual([])
  await act(id, anAct('ask-correction', { reason: 'data-wrong', message: 'Nama?' }))
  await act(id, anAct('correct', { form: { 'mother-name': 'Siti Aminah Putri' } }), 'clerk')
  await act(id, anAct('ask-correction', { reason: 'data-wrong', message: 'Nama lagi?' }))
  await act(id, anAct('correct', { form: { 'mother-name': 'Siti Aminah Dewi' } }), 'clerk')
  const { body } = await app.get(`/cases/${id}/former`, 'registrar')
  expect(body).toMatchObject([
    {
      action: 'correct',
      office: '35.05.01.2001',
      changed: ['mother-name'],
      form: { 'mother-name': 'Siti Aminah Putri' },
    },
    { action: 'correct', changed: ['mother-name'], form: { 'mother-name': ANSWERS['mother-name'] } },
  ])
  expect(JSON.stringify(body)).not.toContain(String(ANSWERS['mother-nik']))
  expect((await app.get(`/cases/${id}/former`, 'neighbour')).body.code).toBe('cases.not_found')
  const reads = (await app.get(`/cases/${id}/reads`, 'registrar')).body
  expect(reads.length).toBeGreaterThan(0)
})

test('a finished record is rectified on a legal ground with its number, and keeps how it was', async () => {
  const id = await filed()
  await finished(id)
  const form = { 'child-name': 'Ayu Lestari' }
  const rectify = (more: object) =>
    app.post(`/cases/${id}/act`, anAct('rectify', { form, message: 'Nama anak.', ...more }), 'registrar')
  expect((await rectify({ reason: 'court-order' })).body.code).toBe('cases.number_missing')
  expect((await rectify({ number: '12/Pdt.P/2026/PN Blt' })).body.code).toBe('cases.reason_missing')
  const whole = anAct('rectify', {
    form,
    message: 'Nama anak.',
    reason: 'court-order',
    number: '12/Pdt.P/2026',
  })
  expect((await app.post(`/cases/${id}/act`, whole, 'clerk')).body.code).toBe('cases.not_your_action')
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/cases/${id}/act`, whole, 'registrar')).toMatchObject({
      status: 200,
      body: { state: 'closed' },
    })
  const { body: view } = await app.get(`/cases/${id}`, 'registrar')
  expect(view).toMatchObject({ state: 'closed', form: { 'child-name': 'Ayu Lestari' } })
  expect(view.entries.at(-1)).toMatchObject({ action: 'rectify', reason: 'court-order' })
  expect((await app.get(`/cases/${id}/former`, 'registrar')).body).toMatchObject([
    { action: 'rectify', changed: ['child-name'], form: { 'child-name': ANSWERS['child-name'] } },
  ])
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  expect((await app.get(`/cases/${id}/former`, 'registrar')).body.code).toBe('cases.erased')
  expect(
    await app.admin.selectFrom('case_form').select('version').where('case_id', '=', id).execute(),
  ).toEqual([])
})

async function filed(): Promise<string> {
  const request = aRequest()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request.commandId
}

/** As if every paper had been delivered: the course to there has tests of its own. */
async function finished(id: string): Promise<void> {
  await app.admin.updateTable('case').set({ state: 'closed', closed: true }).where('id', '=', id).execute()
}

async function act(id: string, command: object, as: 'registrar' | 'clerk' = 'registrar'): Promise<void> {
  const { status, body } = await app.post(`/cases/${id}/act`, command, as)
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
}
