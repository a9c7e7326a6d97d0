import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { aPdf, signedBy } from '../../../test/signed-pdf.ts'

const AGENCY = 'KEPALA DINAS (UJI)'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('of a delivered paper the checker tells what was verified of the signature inside, until it is erased', async () => {
  const { caseId, sha256 } = await delivered(await signedBy(aPdf(), AGENCY))
  expect(await checked(sha256)).toMatchObject({
    verdict: 'other-authority',
    signature: 'agency',
    agencySignature: { state: 'intact', coversWhole: true, signer: AGENCY },
  })
  const erase = {
    commandId: newCommandId(),
    reason: 'person-asks',
    occurredAt: app.clock.now.toISOString(),
  }
  expect((await app.post(`/cases/${caseId}/erase`, erase, 'registrar')).status).toBe(200)
  expect((await checked(sha256)).agencySignature).toBe(null)
})

test('one whose bytes were changed before it came to us says so, and one without a signature too', async () => {
  const signed = await signedBy(aPdf(), AGENCY)
  const changed = Buffer.from(
    signed.toString('latin1').replace('/MediaBox [0 0 200', '/MediaBox [0 0 900'),
    'latin1',
  )
  const { sha256: broken } = await delivered(changed)
  expect((await checked(broken)).agencySignature).toMatchObject({ state: 'broken' })
  const { sha256: plain } = await delivered(aPdf())
  expect((await checked(plain)).agencySignature).toMatchObject({ state: 'none', signer: null })
})

async function checked(sha256: string) {
  return (await app.post('/documents/check', { sha256 })).body
}

async function delivered(pdf: Buffer) {
  const request = aRequest()
  const caseId = request.commandId
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const act = async (body: object) =>
    expect((await app.post(`/cases/${caseId}/act`, body, 'registrar')).body).toMatchObject({ caseId })
  await act(anAct('verify'))
  await act(anAct('register', { product: 'family-card', number: '1' }))
  const query = new URLSearchParams({ commandId: newCommandId(), product: 'family-card', sha256 })
  const sent = await app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${query}`,
    headers: { 'x-actor': 'registrar', 'content-type': 'application/pdf' },
    payload: pdf,
  })
  await act(anAct('deliver', { product: 'family-card', paper: sent.json().fileId }))
  return { caseId, sha256 }
}
