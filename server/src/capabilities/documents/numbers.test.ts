import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a number whose paper reached nobody is written off with a reason, once, and its paper is no longer valid', async () => {
  const { number, sha256 } = await receipted()
  const command = aWriteOff(number)
  const first = await app.post('/documents/numbers/write-off', command, 'clerk')
  expect(first).toMatchObject({
    status: 200,
    body: { kind: 'receipt', year: 2026, number, state: 'written-off' },
  })
  expect(await app.post('/documents/numbers/write-off', command, 'clerk')).toEqual(first)
  expect(await refused(aWriteOff(number))).toBe('documents.written_off_already')

  const { body } = await app.post('/documents/check', { sha256 })
  expect(body).toMatchObject({ verdict: 'revoked', reason: 'Kertas macet' })
  await app.sequenced()
  const told = app.admin.selectFrom('log').select('facts').where('subject_id', '=', command.commandId)
  expect(await told.execute()).toEqual([{ facts: { kind: 'receipt', number, year: 2026 } }])
})

test('a returned number is not written off, a number that was never given neither, nor one of another office', async () => {
  const { documentId, number } = await receipted()
  const revoke = { commandId: newCommandId(), reason: 'Nama salah' }
  expect((await app.post(`/documents/${documentId}/revoke`, revoke, 'clerk')).status).toBe(200)
  expect(await refused(aWriteOff(number))).toBe('documents.revoked_already')
  expect(await refused(aWriteOff(number + 1))).toBe('documents.number_not_given')
  expect(await refused({ ...aWriteOff(number), year: 2025 })).toBe('documents.number_not_given')
  expect(await refused({ ...aWriteOff(number), kind: 'letter' })).toBe('documents.number_not_given')
  expect(await refused(aWriteOff(number), 'neighbour')).toBe('documents.number_not_given')
  expect((await app.post('/documents/numbers/write-off', aWriteOff(number), 'leader')).status).toBe(403)
})

test('the office sees every number of its series: issued, returned, written off, and none that is nowhere', async () => {
  const mine = await seriesOf('clerk')
  expect(mine).toMatchObject({ kind: 'receipt', year: 2026, missing: 0, missingNumbers: [] })
  expect(mine.issued + mine.returned + mine.writtenOff).toBe(mine.last)
  expect(mine.closed).toMatchObject([
    { state: 'returned', reason: 'Nama salah' },
    { state: 'written-off', reason: 'Kertas macet' },
  ])
  expect((await app.get('/documents/series', 'registrar')).body).toEqual([])
  expect((await app.get('/documents/series', 'leader')).status).toBe(403)
})

test('numbers skipped after a restore are found, and written off although they have no paper', async () => {
  const { last } = await seriesOf('clerk')
  await app.admin
    .updateTable('number_series')
    .set({ last: last + 2 })
    .execute()
  expect(await seriesOf('clerk')).toMatchObject({ missing: 2, missingNumbers: [last + 1, last + 2] })
  for (const number of [last + 1, last + 2]) {
    const command = aWriteOff(number)
    const first = await app.post('/documents/numbers/write-off', command, 'clerk')
    expect(first.status).toBe(200)
    expect(await app.post('/documents/numbers/write-off', command, 'clerk')).toEqual(first)
    expect(await refused(aWriteOff(number))).toBe('documents.written_off_already')
  }
  expect(await seriesOf('clerk')).toMatchObject({ missing: 0, last: last + 2 })
  expect((await receipted()).number).toBe(last + 3)
})

test('the papers of a case are told to the office that issued them, with what became of them', async () => {
  const { documentId, caseId, fullNumber } = await receipted()
  const told = { documentId, number: fullNumber, state: 'final', reason: null, isErased: false }
  expect((await app.get(`/documents/of/${caseId}`, 'clerk')).body).toMatchObject([told])
  expect((await app.get(`/documents/of/${caseId}`, 'neighbour')).body).toEqual([])
  const revoke = { commandId: newCommandId(), reason: 'Nama salah' }
  await app.post(`/documents/${documentId}/revoke`, revoke, 'clerk')
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${caseId}/erase`, erase, 'registrar')).status).toBe(200)
  expect((await app.get(`/documents/of/${caseId}`, 'clerk')).body).toMatchObject([
    { documentId, state: 'revoked', reason: '–', isErased: true },
  ])
})

function aWriteOff(number: number) {
  return { commandId: newCommandId(), kind: 'receipt', year: 2026, number, reason: 'Kertas macet' }
}

async function refused(command: object, as: 'clerk' | 'neighbour' = 'clerk'): Promise<string> {
  return (await app.post('/documents/numbers/write-off', command, as)).body.code
}

async function seriesOf(as: 'clerk') {
  const { body } = await app.get('/documents/series', as)
  return body[0]
}

async function receipted() {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const command = { commandId: newCommandId() }
  const { body } = await app.post(`/cases/${request.commandId}/receipt`, command, 'clerk')
  const [row] = await app.admin.selectFrom('document').selectAll().where('id', '=', body.documentId).execute()
  return {
    documentId: String(body.documentId),
    fullNumber: String(body.number),
    caseId: request.commandId,
    number: row?.number ?? 0,
    sha256: row?.sha256.toString('hex') ?? '',
  }
}
