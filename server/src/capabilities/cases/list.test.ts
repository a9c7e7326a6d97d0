import * as contract from '@guyub/contract/cases'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
const filed = [aRequest({ 'child-name': 'Sekar Ayu Lestari' }), aRequest({ 'child-name': 'Bagas Pratama' })]
beforeAll(async () => {
  app = await startTestApp()
  for (const command of filed) await app.post('/cases', command, 'clerk')
  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Buram.' })
  await app.post(`/cases/${filed[1]?.commandId}/act`, asked, 'registrar')
})
afterAll(() => app.stop())

test('what goes out as it is says no more and no less than its contract', async () => {
  const { body: page } = await app.get('/cases?box=all', 'registrar')
  expect(page.items).toHaveLength(2)
  expect(contract.list.answer.parse(page)).toEqual(page)
  const { body: one } = await app.get(`/cases/${filed[1]?.commandId}`, 'registrar')
  expect(one.entries).toMatchObject([{ action: 'ask-correction', message: 'Buram.' }])
  expect(contract.read.answer.parse(one)).toEqual(one)
})

test('work is what waits for me: the agency`s is not the counter`s', async () => {
  const names = async (box: string, who: 'clerk' | 'registrar') =>
    (await app.get(`/cases?box=${box}`, who)).body.items.map((item: { subject: string }) => item.subject)
  expect(await names('work', 'registrar')).toEqual(['Sekar Ayu Lestari'])
  expect(await names('waiting', 'registrar')).toEqual(['Bagas Pratama'])
  expect(await names('work', 'clerk')).toEqual(['Bagas Pratama'])
  expect((await app.get('/cases/counts', 'registrar')).body).toMatchObject({
    work: 1,
    waiting: 1,
    late: 0,
    limit: 100,
  })
})

test('a village sees its own; a name, a code and a NIK each find the case', async () => {
  expect((await app.get('/cases?box=all', 'neighbour')).body.items).toEqual([])
  for (const q of ['ayu lest', filed[0]?.trackingCode.toLowerCase().replaceAll('-', ' ') ?? ''])
    expect((await app.get(`/cases?box=all&q=${encodeURIComponent(q)}`, 'clerk')).body.items).toMatchObject([
      { id: filed[0]?.commandId },
    ])
  expect((await app.get('/cases?box=all&q=3505011203900001', 'clerk')).body.items).toHaveLength(2)
  expect((await app.get('/cases?box=all&q=%25', 'clerk')).body.items).toEqual([])
  for (const after of [
    'moon',
    `-271821-04-20T00:00:00.000Z_${filed[0]?.commandId}`,
    '2026-03-02T02:00:00.000Z_x',
  ])
    expect(await app.get(`/cases?after=${after}`, 'clerk')).toMatchObject({
      status: 400,
      body: { code: 'cases.bad_cursor' },
    })
})

test('asked again, the question is one prepared statement', async () => {
  await app.get('/cases', 'registrar')
  const statements = await app.statementsDuring(() => app.get('/cases', 'registrar'))
  expect(statements.filter((text) => !text.startsWith('select set_config'))).toEqual([
    expect.stringMatching(/^cases\.list [0-9a-f]{32}$/),
  ])
})
