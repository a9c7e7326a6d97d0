import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../test/harness.ts'
import { arrivalsAt, done, startTwoInstallations } from '../../../test/two-installations.ts'
import { loadHistory } from '../movement/index.ts'

const AGREEMENTS = '/api/r/ID/movement/agreements'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')
const HASH = createHash('sha256').update(PDF).digest('hex')
const MEMBERSHIP = '/exchange/membership'

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
  await loadHistory(centre.pool.region('ID'), centre.clock.now)
})
afterAll(() => two.stop())

test('what the centre`s registry says of the region comes down, and of no other region', async () => {
  expect((await home.get(MEMBERSHIP, 'secretariat')).body).toEqual({ told: null })
  await two.settle()
  const { told } = (await home.get(MEMBERSHIP, 'secretariat')).body
  expect(told.membership).toMatchObject({ member: '35.05', standing: 'active' })
  expect(told.membership.steps.length).toBeGreaterThan(1)
  expect(told.membership.steps[0]).toMatchObject({
    year: expect.any(Number),
    on: { day: expect.any(String) },
  })
  expect(told.membership.agreements.length).toBeGreaterThan(0)
  expect((await home.get(MEMBERSHIP, 'clerk')).body.code).toBe('access.denied')
  expect((await centre.get(MEMBERSHIP, 'ministry')).body).toEqual({ told: null })
})

test('what did not change is not told again', async () => {
  const before = await arrivalsAt(home)
  await two.settle()
  await done(centre, '/api/r/ID/movement/waves', aWave('Gelombang lain'), 'centre')
  await two.settle()
  expect(await arrivalsAt(home)).toBe(before)
})

test('a memorandum comes with its numbers, the offices that signed and the document, and without a name', async () => {
  const person = 'Siti Penanda Tangan'
  const { agreementId } = await done(
    centre,
    AGREEMENTS,
    {
      ...{ member: '35.05', subject: 'Kota cerdas', months: 12 },
      centreSigner: { name: person, position: 'Direktur Jenderal' },
      regionSigner: { name: person, position: 'Bupati Blitar' },
    },
    'centre',
  )
  await two.settle()
  expect(await agreementAtHome(agreementId)).toBeUndefined()
  const signature = { signedOn: '2026-02-20', centreNumber: 'B-1/2026', regionNumber: '134/5/2026' }
  await done(centre, `${AGREEMENTS}/${agreementId}/signature`, signature, 'centre')
  await two.settle()
  expect(await agreementAtHome(agreementId)).toMatchObject({
    ...{ state: 'signed', centreNumber: 'B-1/2026', regionNumber: '134/5/2026', sha256: null },
    ...{ centreOffice: 'Direktur Jenderal', regionOffice: 'Bupati Blitar' },
  })
  expect((await file(agreementId)).json().code).toBe('exchange.no_file')
  const sent = await centre.inject({
    ...{ method: 'POST', payload: PDF },
    url: `${AGREEMENTS}/${agreementId}/file?commandId=${newCommandId()}&sha256=${HASH}`,
    headers: { 'x-actor': 'centre', 'content-type': 'application/octet-stream' },
  })
  expect(sent.statusCode).toBe(200)
  await two.settle()
  expect((await file(agreementId)).rawPayload.equals(PDF)).toBe(true)
  expect(await agreementAtHome(agreementId)).toMatchObject({ sha256: HASH })
  const texts = await centre.admin.selectFrom('exchange_parcel').select('text').execute()
  expect(texts.length).toBeGreaterThan(2)
  expect(texts.filter(({ text }) => text.includes(person))).toEqual([])
})

function aWave(name: string) {
  return { name, openedOn: '2026-02-01', selection: 'questionnaire-2019' }
}

async function agreementAtHome(id: string) {
  const { told } = (await home.get(MEMBERSHIP, 'secretariat')).body
  return told.membership.agreements.find((each: { id: string }) => each.id === id)
}

function file(id: string) {
  const url = `/api/r/3505/exchange/agreements/${id}/file`
  return home.inject({ url, headers: { 'x-actor': 'secretariat' } })
}
