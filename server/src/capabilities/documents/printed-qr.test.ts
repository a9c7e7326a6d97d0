import { generateKeyPairSync } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { splitToken } from '@guyub/contract/documents'
import { afterAll, beforeAll, expect } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { qrOnPaper } from '../../../test/printed-qr.ts'
import { testWith } from '../../../test/programs.ts'
import { newToken } from './token.ts'

const testPrint = testWith('pdftoppm')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

testPrint('the QR of a printed receipt leads to the checker, which says final, then revoked', async () => {
  const { documentId, number, trackingCode, link } = await printed()
  expect(link).toMatch(/^https:\/\/guyub\.test\/cek\/[\w-]+\.[\w-]+$/)
  const told = { signature: 'system-seal', number, reference: trackingCode }
  expect(await opened(link)).toMatchObject({ verdict: 'final', ...told, reason: null })
  const revoke = { commandId: newCommandId(), reason: 'Nama salah cetak' }
  expect((await app.post(`/documents/${documentId}/revoke`, revoke, 'clerk')).status).toBe(200)
  expect(await opened(link)).toMatchObject({ verdict: 'revoked', ...told, reason: 'Nama salah cetak' })
})

testPrint('the QR that somebody drew after a printed one is forged, whoever signed it', async () => {
  const { link } = await printed()
  const token = link.split('/').pop() ?? ''
  const claims = splitToken(token)?.claims
  if (!claims) throw new Error('the QR holds no token')
  const { privateKey } = generateKeyPairSync('ed25519')
  const forged = { verdict: 'forged', signature: 'none', number: null }
  expect(await opened(`https://guyub.test/cek/${newToken(privateKey, claims)}`)).toMatchObject(forged)
  const altered = Buffer.from(JSON.stringify({ ...claims, n: 'BP/0009' })).toString('base64url')
  expect(await opened(`https://guyub.test/cek/${altered}.${token.split('.')[1]}`)).toMatchObject(forged)
})

async function printed() {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const command = { commandId: newCommandId(), pin: request.pin }
  const { body } = await app.post(`/cases/${request.commandId}/receipt`, command, 'clerk')
  const url = `/api/r/3505/documents/${body.documentId}/file`
  const { rawPayload } = await app.inject({ url, headers: { 'x-actor': 'clerk' } })
  const { trackingCode } = request
  return { ...body, trackingCode, link: await qrOnPaper(rawPayload) }
}

/** As the page behind the QR asks. */
async function opened(link: string) {
  const token = decodeURIComponent(new URL(link).pathname.replace('/cek/', ''))
  return (await app.post('/documents/check', { token })).body
}
