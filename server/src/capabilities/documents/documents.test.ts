import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCommandId } from '@guyub/contract/command'
import { splitToken } from '@guyub/contract/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { testWith } from '../../../test/programs.ts'
import { newToken } from './token.ts'

const testPaper = testWith('pdftotext', 'pdfsig')

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'guyub-paper-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.stop()
})

testPaper(
  'a receipt is numbered without gaps, says what it is not, and its seal covers the whole file',
  async () => {
    const [first, second] = [await receipted(), await receipted()]
    expect([first.number, second.number]).toEqual([
      'BP/0001/35.05.01.2001/2026',
      'BP/0002/35.05.01.2001/2026',
    ])
    const file = join(folder, 'receipt.pdf')
    writeFileSync(file, first.pdf)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    // Wide-set digits are read as words apart.
    for (const words of [
      'BUKTI PENDAFTARAN',
      'BUKAN AKTA KELAHIRAN',
      first.trackingCode,
      first.pin,
      'Sekar Ayu Lestari',
      '2 Maret 2026 pukul 15.00 WIB',
    ])
      expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
    const said = execFileSync('pdfsig', [file], { encoding: 'utf8' })
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
  },
)

test('sent twice, one receipt with one number', async () => {
  const { caseId, command } = await receipted()
  const { body: again } = await app.post(`/cases/${caseId}/receipt`, command, 'clerk')
  expect(again.documentId).toBe(command.commandId)
  const rows = await app.admin.selectFrom('document').select('id').where('subject_id', '=', caseId).execute()
  expect(rows).toHaveLength(1)
})

test('a PIN that is not the one of the case is not printed', async () => {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const pin = request.pin === '000000' ? '000001' : '000000'
  const command = { commandId: newCommandId(), pin }
  expect(await app.post(`/cases/${request.commandId}/receipt`, command, 'clerk')).toMatchObject({
    status: 409,
    body: { code: 'cases.wrong_pin' },
  })
})

test('receipts with the right PIN are no tries: the family is not locked out by them, nor a repeat by guesses', async () => {
  const { caseId, command, pin, documentId } = await receipted()
  const ask = (with_: object) => app.post(`/cases/${caseId}/receipt`, with_, 'clerk')
  for (let i = 0; i < 15; i++) expect((await ask({ commandId: newCommandId(), pin })).status).toBe(200)
  const wrong = pin === '000000' ? '000001' : '000000'
  const guesses = []
  for (let i = 0; i < 15; i++) guesses.push((await ask({ commandId: newCommandId(), pin: wrong })).body.code)
  expect(guesses[0]).toBe('cases.wrong_pin')
  expect(guesses.at(-1)).toBe('cases.track_locked')
  expect((await ask(command)).body.documentId).toBe(documentId)
})

test('the public checker knows final, revoked, forged and unknown', async () => {
  const { pdf, documentId, number, trackingCode, command } = await receipted()
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const final = {
    verdict: 'final',
    signature: 'system-seal',
    reference: trackingCode,
    issuedOn: '2026-03-02',
  }
  expect(await checked({ sha256 })).toMatchObject(final)

  const claims = { r: '3505', d: documentId, k: 'receipt', n: number, c: trackingCode, t: '2026-03-02' }
  const token = newToken(app.keys.privateKey, claims)
  expect(splitToken(token)?.claims).toEqual(claims)
  expect(await checked({ token })).toMatchObject({ ...final, number })
  expect(await checked({ token, sha256: '0'.repeat(64) })).toMatchObject({ verdict: 'unknown' })
  const altered = `${Buffer.from(JSON.stringify({ ...claims, n: 'BP/9999' })).toString('base64url')}.${token.split('.')[1]}`
  expect(await checked({ token: altered })).toMatchObject({ verdict: 'forged' })
  expect(await checked({ token: 'x' })).toMatchObject({ verdict: 'forged' })
  expect(await checked({ sha256: 'f'.repeat(64) })).toMatchObject({ verdict: 'unknown' })

  const revoke = { commandId: newCommandId(), reason: 'Salah cetak nama' }
  expect(await app.post(`/documents/${documentId}/revoke`, revoke, 'registrar')).toMatchObject({
    body: { code: 'documents.not_found' },
  })
  expect(command.commandId).toBe(documentId)
})

test('a clerk takes back a receipt of their own office, once, and nobody else does', async () => {
  const { pdf, documentId } = await receipted()
  const revoke = { commandId: newCommandId(), reason: 'Salah cetak nama' }
  expect(await app.post(`/documents/${documentId}/revoke`, revoke, 'neighbour')).toMatchObject({
    status: 404,
    body: { code: 'documents.not_found' },
  })
  const first = await app.post(`/documents/${documentId}/revoke`, revoke, 'clerk')
  expect(first).toMatchObject({ status: 200, body: { documentId, state: 'revoked' } })
  expect(await app.post(`/documents/${documentId}/revoke`, revoke, 'clerk')).toEqual(first)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  expect(await checked({ sha256 })).toMatchObject({ verdict: 'revoked' })
})

testPaper('a form is printed filled in, in words that people read', async () => {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const url = `/api/r/3505/cases/${request.commandId}/forms/f-2-01`
  const response = await app.http.app.inject({ url, headers: { 'x-actor': 'clerk' } })
  const file = join(folder, 'form.pdf')
  writeFileSync(file, response.rawPayload)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  for (const words of [
    'F-2.01',
    'Sekar Ayu Lestari',
    '27 Februari 2026',
    'Puskesmas',
    '3505015508930002',
    'Jaten, 2 Maret 2026',
  ])
    expect(text).toContain(words)
})

async function receipted() {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const command = { commandId: newCommandId(), pin: request.pin }
  const { status, body } = await app.post(`/cases/${request.commandId}/receipt`, command, 'clerk')
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  const url = `/api/r/3505/documents/${body.documentId}/file`
  const { rawPayload: pdf } = await app.http.app.inject({ url, headers: { 'x-actor': 'clerk' } })
  return {
    ...body,
    pdf,
    command,
    caseId: request.commandId,
    trackingCode: request.trackingCode,
    pin: request.pin,
  }
}

async function checked(body: object) {
  return (await app.post('/documents/check', body)).body
}
