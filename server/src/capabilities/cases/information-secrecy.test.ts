import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequestForInformation } from '../../../test/a-request-for-information.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const PAPER = Buffer.from('%PDF-1.7 kartu tanda penduduk')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.clock.now = new Date(NINE)
})
afterAll(() => app.stop())

test('an agency that only looks for the information learns who asks, and neither number, address, telephone nor identity card', async () => {
  const { filed, done } = aRequestForInformation(app)
  const identity = newCommandId()
  const request = await filed({ identity: [identity] })
  await attached(request.id, identity)
  await done(request.officer('forward', { handler: 'dinas-pupr', message: 'Mohon dicarikan.' }))

  const seenBy = async (as: 'complaints' | 'roadWorks') =>
    (await app.get(`/cases/${request.id}?reveal=true`, as)).body
  const own = await seenBy('complaints')
  expect(own.form).toMatchObject({ nik: '3505015708920003', phone: '081234567811', identity: [identity] })
  expect(own.files).toMatchObject([{ fileId: identity, field: 'identity' }])
  const theirs = await seenBy('roadWorks')
  expect(theirs.form).toMatchObject({ name: 'Siti Rahayu', information: 'Rincian per ruas.' })
  expect(JSON.stringify(theirs)).not.toMatch(/350501|0812|Melati|Mahasiswa/)
  expect(theirs.files).toEqual([])
  const file = (as: string) =>
    app.inject({ url: `/api/r/3505/cases/${request.id}/files/${identity}`, headers: { 'x-actor': as } })
  expect((await file('complaints')).rawPayload.equals(PAPER)).toBe(true)
  expect((await file('roadWorks')).statusCode).toBe(404)
})

async function attached(caseId: string, id: string): Promise<void> {
  const sha256 = createHash('sha256').update(PAPER).digest('hex')
  const query = new URLSearchParams({ commandId: id, field: 'identity', sha256 })
  const headers = { 'x-actor': 'complaints', 'content-type': 'application/pdf' }
  const url = `/api/r/3505/cases/${caseId}/files?${query}`
  expect((await app.inject({ method: 'POST', url, headers, payload: PAPER })).statusCode).toBe(200)
}
