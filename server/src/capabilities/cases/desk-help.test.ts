import { MOST_QUEUES, MOST_REPLIES } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest, NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a filter is kept under a name, counts what it holds, and is shared with the office when it should be', async () => {
  const [one] = [await filed(), await filed()]
  await act(one, anAct('verify'))
  const command = {
    commandId: newCommandId(),
    name: 'Baru masuk',
    filters: { box: 'work', state: 'submitted' },
  }
  for (const _ of ['once', 'and again'])
    expect(await app.post('/work-queues', { ...command, isShared: true }, 'registrar')).toMatchObject({
      body: { queueId: command.commandId },
    })
  const queues = async (as: 'registrar' | 'clerk' | 'colleague' | 'neighbour' = 'registrar') =>
    (await app.get('/work-queues', as)).body.queues
  expect(await queues()).toMatchObject([{ name: 'Baru masuk', count: 1, isMine: true, isShared: true }])
  expect(await queues('clerk')).toEqual([])

  const own = {
    commandId: newCommandId(),
    name: 'Terlambat',
    filters: { box: 'all', late: true },
    isShared: false,
  }
  await app.post('/work-queues', own, 'clerk')
  expect(await queues('clerk')).toHaveLength(1)
  expect(await queues('colleague')).toEqual([])
  const named = { ...own, commandId: newCommandId(), filters: { box: 'all', q: 'Siti' } }
  expect((await app.post('/work-queues', named, 'clerk')).status).toBe(400)
  const nik = { ...own, commandId: newCommandId(), name: '3505015203980001' }
  expect((await app.post('/work-queues', nik, 'clerk')).body.code).toBe('request.personal_data')

  const drop = { commandId: newCommandId() }
  const path = `/work-queues/${own.commandId}/drop`
  expect((await app.post(path, drop, 'colleague')).body.code).toBe('cases.no_such_queue')
  expect((await app.post(path, drop, 'clerk')).body).toEqual({ queueId: own.commandId })
  expect(await queues('clerk')).toEqual([])
  for (let nth = 1; nth < MOST_QUEUES; nth += 1)
    await app.post('/work-queues', { ...own, commandId: newCommandId() }, 'clerk')
  // The last place is given once, also to whoever asks three times at once.
  const more = () => app.post('/work-queues', { ...own, commandId: newCommandId() }, 'clerk')
  const codes = (await Promise.all([more(), more(), more()])).map(({ body }) => body.code)
  expect(codes.sort()).toEqual(['cases.too_many_queues', 'cases.too_many_queues', undefined])
})

test('an office keeps what it writes again and again; another office has its own', async () => {
  const reply = {
    service: 'pak-saidi',
    title: 'Foto buram',
    words: 'Foto surat lahir tidak terbaca. Kirim ulang.',
  }
  const command = { commandId: newCommandId(), ...reply }
  for (const _ of ['once', 'and again'])
    expect((await app.post('/replies', command, 'registrar')).body).toEqual({ replyId: command.commandId })
  await app.post(
    '/replies',
    { ...reply, commandId: newCommandId(), service: null, title: 'Umum' },
    'registrar',
  )
  const kept = async (query = '') => (await app.get(`/replies${query}`, 'registrar')).body
  expect(await kept('?service=pak-saidi')).toMatchObject([{ title: 'Foto buram' }, { title: 'Umum' }])
  expect(await kept('?service=other')).toMatchObject([{ title: 'Umum' }])
  expect((await app.get('/replies', 'clerk')).body).toEqual([])

  const save = async (more: object, as: 'registrar' | 'clerk' = 'registrar') =>
    (await app.post('/replies', { ...reply, commandId: newCommandId(), ...more }, as)).body.code
  expect(await save({ service: 'nothing' })).toBe('cases.unknown_service')
  expect(await save({ words: 'Hubungi 0812 3456 7890.' })).toBe('request.personal_data')
  expect(await save({ replyId: newCommandId() })).toBe('cases.no_such_reply')
  expect(await save({ replyId: command.commandId }, 'clerk')).toBe('cases.no_such_reply')
  expect(await save({ replyId: command.commandId, title: 'Foto tidak terbaca' })).toBeUndefined()
  expect(await kept()).toMatchObject([{ title: 'Foto tidak terbaca' }, { title: 'Umum' }])
  const drop = { commandId: newCommandId() }
  const path = `/replies/${command.commandId}/drop`
  expect((await app.post(path, drop, 'clerk')).body.code).toBe('cases.no_such_reply')
  for (const _ of ['once', 'and again'])
    expect((await app.post(path, drop, 'registrar')).body).toEqual({ replyId: command.commandId })
  expect(await kept()).toHaveLength(1)
  for (let nth = 2; nth < MOST_REPLIES; nth += 1) await save({})
  const codes = await Promise.all([save({}), save({}), save({})])
  expect(codes.sort()).toEqual(['cases.too_many_replies', 'cases.too_many_replies', undefined])
})

test('one action moves many: each is judged by itself, and the whole may be sent again', async () => {
  const [one, two, three] = [await filed(), await filed(), await filed()]
  await act(two, anAct('verify'))
  const items = [one, two, three].map((caseId) => ({ commandId: newCommandId(), caseId, version: 1 }))
  const strange = { commandId: newCommandId(), caseId: newCommandId(), version: 1 }
  const command = { action: 'verify', occurredAt: NINE, items: [...items, strange] }
  const none = { product: null }
  for (const _ of ['once', 'and again'])
    expect((await app.post('/cases/act', command, 'registrar')).body.items).toEqual([
      { ...none, caseId: one, state: 'verified', refused: null },
      { ...none, caseId: two, state: null, refused: 'cases.changed' },
      { ...none, caseId: three, state: 'verified', refused: null },
      { ...none, caseId: strange.caseId, state: null, refused: 'cases.not_found' },
    ])
  const entries = (await app.get(`/cases/${one}`, 'registrar')).body.entries
  expect(entries.filter(({ action }: { action: string }) => action === 'verify')).toHaveLength(1)
  expect((await app.post('/cases/act', command, 'clerk')).body.items[0]).toMatchObject({
    refused: expect.stringMatching(/^cases\.|^command\./),
  })
  expect((await app.post('/cases/act', { ...command, items: [] }, 'registrar')).status).toBe(400)
})

test('a command of a batch that was done for one request is not answered for another', async () => {
  const [one, other] = [await filed(), await filed()]
  const commandId = newCommandId()
  const verify = async (caseId: string) =>
    (
      await app.post(
        '/cases/act',
        { action: 'verify', occurredAt: NINE, items: [{ commandId, caseId }] },
        'registrar',
      )
    ).body.items[0]
  expect(await verify(one)).toMatchObject({ state: 'verified', refused: null })
  expect(await verify(other)).toMatchObject({ state: null, refused: 'command.id_reused' })
  expect((await app.get(`/cases/${other}`, 'registrar')).body.state).not.toBe('verified')
})

async function filed(): Promise<string> {
  const request = aRequest()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request.commandId
}

async function act(id: string, command: object): Promise<void> {
  expect((await app.post(`/cases/${id}/act`, command, 'registrar')).status).toBe(200)
}
