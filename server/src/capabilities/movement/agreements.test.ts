import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadHistory } from './index.ts'

const BASE = '/api/r/ID/movement/agreements'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')
const HASH = createHash('sha256').update(PDF).digest('hex')
let app: TestApp
let first: string
beforeAll(async () => {
  app = await startTestApp()
  await loadHistory(app.pool.region('ID'), app.clock.now)
})
afterAll(() => app.stop())

test('the agreements that sources tell of are there, with what is not known left open', async () => {
  const { body } = await app.get(BASE)
  expect(body.agreements).toHaveLength(4)
  expect(body.warnDays).toEqual([180, 90, 30])
  expect(of(body, '33.25')).toMatchObject({
    ...{
      state: 'signed',
      centreNumber: '26/KOMINFO/HK.03.02/05/2018',
      regionNumber: null,
      subject: null,
      endsOn: null,
    },
    ...{ signed: { day: '2018-05-08', precision: 'day' }, days: null, warning: null },
    // The directorate of 2018, not that of today.
    ...{
      ministry: 'Kementerian Komunikasi dan Informatika',
      directorate: 'Direktorat Jenderal Aplikasi Informatika',
    },
  })
  expect(of(body, '35.05')).toMatchObject({
    signed: { day: '2018-01-01', precision: 'year' },
    centreNumber: null,
  })
})

test('the ministry drafts with a selected region, once; the draft is seen by it and the province alone', async () => {
  const command = aDraft()
  const answer = await app.post(BASE, command, 'centre')
  expect(answer.status).toBe(200)
  expect(await app.post(BASE, command, 'centre')).toEqual(answer)
  first = answer.body.agreementId
  expect((await app.get(`${BASE}/${first}`, 'eastJava')).body).toMatchObject({
    ...{ state: 'draft', memberName: 'Kota Blitar', centreSigner: { name: 'Nama Dirjen' } },
    directorate: 'Direktorat Jenderal Teknologi Pemerintah Digital',
  })
  for (const who of [undefined, 'centralJava'] as const) {
    expect((await app.get(`${BASE}/${first}`, who)).body.code).toBe('movement.no_such_agreement')
    expect((await app.get(BASE, who)).body.agreements).toHaveLength(4)
  }
})

test('what cannot be drafted is refused', async () => {
  const code = async (more: object) => (await app.post(BASE, aDraft(more), 'centre')).body.code
  expect(await code({ member: '99.99' })).toBe('movement.unknown_member')
  expect(await code({ member: '11.01' })).toBe('movement.not_selected')
  expect(await code({ follows: newCommandId() })).toBe('movement.no_such_agreement')
  expect(await code({ follows: of((await app.get(BASE)).body, '33.25').id })).toBe('movement.follows_another')
  expect(await code({ follows: first })).toBe('movement.follows_another')
  expect((await app.post(BASE, aDraft({ months: 0 }), 'centre')).status).toBe(400)
  expect((await app.post(BASE, aDraft(), 'eastJava')).status).toBe(403)
  expect((await app.post('/movement/agreements', aDraft(), 'ministry')).body.code).toBe(
    'movement.not_the_nation',
  )
})

test('the draft is a PDF for both sides', async () => {
  const draft = (who: string) => app.inject({ url: `${BASE}/${first}/draft`, headers: { 'x-actor': who } })
  const pdf = await draft('centre')
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    ...[200, 'application/pdf', '%PDF-'],
  ])
  expect((await draft('centralJava')).json().code).toBe('movement.no_such_agreement')
  const known = of((await app.get(BASE)).body, '35.05').id
  const asked = { url: `${BASE}/${known}/draft`, headers: { 'x-actor': 'centre' } }
  expect((await app.inject(asked)).json().code).toBe('movement.no_draft')
})

test('signed, it runs for its months; a second signature, a day to come and an end before it are refused', async () => {
  const sign = (more: object) => app.post(`${BASE}/${first}/signature`, aSignature(more), 'centre')
  expect((await sign({ signedOn: '2026-03-04' })).body.code).toBe('movement.in_future')
  expect((await sign({ endsOn: '2023-04-01' })).body.code).toBe('movement.ends_before_signed')
  expect((await upload(first, PDF)).json().code).toBe('movement.agreement_not_signed')
  const command = aSignature()
  const answer = await app.post(`${BASE}/${first}/signature`, command, 'centre')
  expect(answer).toMatchObject({ status: 200, body: { endsOn: '2026-04-20' } })
  expect(await app.post(`${BASE}/${first}/signature`, command, 'centre')).toEqual(answer)
  expect((await sign({})).body.code).toBe('movement.agreement_not_draft')
  expect((await app.post(`${BASE}/${newCommandId()}/signature`, aSignature(), 'centre')).body.code).toBe(
    'movement.no_such_agreement',
  )
  expect((await app.post(`${BASE}/${first}/signature`, aSignature(), 'eastJava')).status).toBe(403)
})

test('before it ends it is told: in the list, and for how many days', async () => {
  const { body } = await app.get(`${BASE}?ending=true`)
  expect(body.agreements).toMatchObject([{ id: first, days: 49, warning: 90, regionNumber: '415/7/2023' }])
  const { body: registry } = await app.get('/api/r/ID/movement/members?province=35')
  expect(registry.members.filter((row: { ending: unknown }) => row.ending)).toMatchObject([
    { code: '35.72', ending: { endsOn: '2026-04-20', days: 49, warning: 90 } },
  ])
})

test('the signed PDF is kept byte for byte, and everybody can check a copy from any region', async () => {
  expect((await upload(first, Buffer.from('no pdf'))).json().code).toBe('movement.file_type')
  expect((await upload(first, PDF, { sha256: HASH.replace(/^./, '0') })).json().code).toMatch(/file_damaged/)
  const commandId = newCommandId()
  const answer = await upload(first, PDF, { commandId })
  expect(answer.json()).toEqual({ agreementId: first, sha256: HASH, bytes: PDF.length })
  expect((await upload(first, PDF, { commandId })).json()).toEqual(answer.json())
  expect((await upload(first, PDF)).json().code).toBe('movement.file_already')
  const file = (who: string) => app.inject({ url: `${BASE}/${first}/file`, headers: { 'x-actor': who } })
  expect((await file('eastJava')).rawPayload).toEqual(PDF)
  expect((await file('centralJava')).json().code).toBe('movement.not_your_province')
  for (const region of ['ID', '3505', '3325'])
    expect((await app.post(`/api/r/${region}/documents/check`, { sha256: HASH })).body).toMatchObject({
      ...{ verdict: 'other-authority', issuedOn: '2026-03-02' },
      office: 'Direktorat Jenderal Aplikasi Informatika · Kota Blitar',
    })
  expect((await app.post('/api/r/3505L/documents/check', { sha256: HASH })).body.verdict).toBe('unknown')
  const known = of((await app.get(BASE)).body, '35.05').id
  expect(
    (await app.inject({ url: `${BASE}/${known}/file`, headers: { 'x-actor': 'centre' } })).json().code,
  ).toBe('movement.no_file')
})

test('one that extends it takes its place, and there is nothing to warn of any more', async () => {
  const draft = await app.post(BASE, aDraft({ follows: first, months: 36 }), 'centre')
  const { agreementId: second } = draft.body
  expect((await app.post(BASE, aDraft({ follows: first }), 'centre')).body.code).toBe(
    'movement.followed_already',
  )
  const sign = (more: object) => app.post(`${BASE}/${second}/signature`, aSignature(more), 'centre')
  expect((await sign({ signedOn: '2022-01-01' })).body.code).toBe('movement.signed_before_followed')
  expect((await sign({ signedOn: '2026-02-20' })).body.endsOn).toBe('2029-02-20')
  expect((await app.get(`${BASE}/${first}`)).body).toMatchObject({
    state: 'superseded',
    followedBy: second,
    warning: null,
  })
  expect((await app.get(`${BASE}?ending=true`)).body.agreements).toEqual([])
})

test('it is ended before its day with a reason, once; a draft is given up in the same way', async () => {
  const { body } = await app.get(`${BASE}?member=35.72`)
  const { id } = body.agreements.find(({ state }: { state: string }) => state === 'signed' && body)
  const end = (more: object = {}) =>
    app.post(
      `${BASE}/${id}/end`,
      { commandId: newCommandId(), on: '2026-03-01', reason: 'Disepakati', ...more },
      'centre',
    )
  expect((await end({ on: '2010-01-01' })).body.code).toBe('movement.ends_before_signed')
  expect((await end({ on: '2026-03-04' })).body.code).toBe('movement.in_future')
  const commandId = newCommandId()
  expect((await end({ commandId })).status).toBe(200)
  expect((await end({ commandId })).status).toBe(200)
  expect((await end()).body.code).toBe('movement.agreement_over')
  const { agreementId } = (await app.post(BASE, aDraft(), 'centre')).body
  const given = { commandId: newCommandId(), on: '2026-03-01', reason: 'Batal' }
  expect((await app.post(`${BASE}/${agreementId}/end`, given, 'eastJava')).status).toBe(403)
  expect((await app.post(`${BASE}/${agreementId}/end`, given, 'centre')).status).toBe(200)
})

test('the log hears neither names nor numbers', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('region_code', '=', 'ID')
    .execute()
  const told = JSON.stringify(rows)
  expect(told).toContain('movement.agreement_signed')
  for (const secret of ['Nama', '415/7', 'Disepakati']) expect(told).not.toContain(secret)
})

interface Row {
  readonly id: string
  readonly member: string
}

function of(body: { readonly agreements: readonly Row[] }, member: string): Row {
  const found = body.agreements.find((row) => row.member === member)
  if (!found) throw new Error(`${member} is not there`)
  return found
}

function aDraft(more: object = {}) {
  return {
    ...{ commandId: newCommandId(), member: '35.72', subject: 'kota cerdas', months: 36 },
    centreSigner: { name: 'Nama Dirjen', position: 'Direktur Jenderal' },
    regionSigner: { name: 'Nama Wali Kota', position: 'Wali Kota Blitar' },
    ...more,
  }
}

function aSignature(more: object = {}) {
  return { commandId: newCommandId(), signedOn: '2023-04-20', regionNumber: '415/7/2023', ...more }
}

function upload(id: string, content: Buffer, more: { commandId?: string; sha256?: string } = {}) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const query = new URLSearchParams({ commandId: newCommandId(), sha256, ...more })
  return app.inject({
    ...{ method: 'POST', url: `${BASE}/${id}/file?${query}`, payload: content },
    headers: { 'x-actor': 'centre', 'content-type': 'application/pdf' },
  })
}
