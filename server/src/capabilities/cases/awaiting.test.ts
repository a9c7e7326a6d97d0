import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { aPdf, signedBy } from '../../../test/signed-pdf.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('what waits for its paper is listed to whoever attaches it, its number masked where it is a family’s', async () => {
  const { caseId } = await registered('3505-LU-02032026-0001', '3505012005150003')
  const { body } = await app.get('/cases/awaiting?for=paper', 'registrar')
  const mine = body.items.filter((item: { caseId: string }) => item.caseId === caseId)
  expect(mine).toMatchObject([
    { product: 'birth-certificate', action: 'deliver', number: '3505-LU-02032026-0001', isLate: false },
    { product: 'family-card', action: 'deliver', number: '3505••••••••••03' },
  ])
  expect((await app.get('/cases/awaiting?for=paper', 'clerk')).body.items).toEqual([])
  expect((await app.get('/cases/awaiting?for=paper', 'leader')).status).toBe(403)
})

test('a signed paper finds its product by the number in its text; confirmed, it is attached and delivered', async () => {
  const { caseId } = await registered('3505-LU-02032026-0011', '3505012005150011')
  const pdf = await signedBy(aPdf('AKTA 3505-LU-02032026-0011'), 'Kepala Dinas')
  const { body } = await matched('unduhan (3).pdf', pdf)
  expect(body).toMatchObject({ doubts: [], signer: 'Kepala Dinas' })
  expect(body.candidates).toMatchObject([{ caseId, product: 'birth-certificate', action: 'deliver' }])

  const paper = await attached(caseId, 'birth-certificate', pdf)
  const act = anAct('deliver', { product: 'birth-certificate', paper })
  for (const _ of ['once', 'again'])
    expect((await app.post(`/cases/${caseId}/act`, act, 'registrar')).body.products).toMatchObject({
      'birth-certificate': { state: 'ready' },
    })
  const again = (await matched('unduhan (3).pdf', pdf)).body
  expect(again).toMatchObject({ candidates: [], doubts: ['no_number', 'attached_before'] })
})

test('what is in doubt says why: no signature, only its name, several, other than its name says, altered after signing', async () => {
  const number = '3505-LU-02032026-0021'
  const { caseId, trackingCode } = await registered(number, '3505012005150021')
  const plain = aPdf(`Nomor ${number}`)
  expect((await matched('x.pdf', plain)).body.doubts).toEqual(['not_signed'])
  expect((await matched(`${number}.pdf`, aPdf())).body).toMatchObject({
    candidates: [{ caseId }],
    doubts: ['no_text', 'not_signed'],
  })
  expect((await matched(`${trackingCode}.pdf`, plain)).body.doubts).toContain('not_signed')
  const several = (await matched('x.pdf', aPdf(`permintaan ${trackingCode}`))).body
  expect(several.candidates).toHaveLength(2)
  expect(several.doubts).toContain('several')
  expect((await matched('3505012005150021.pdf', plain)).body.doubts).toContain('name_and_text_differ')
  const altered = Buffer.concat([await signedBy(plain, 'Kepala Dinas'), Buffer.from('\n% more\n')])
  expect((await matched('x.pdf', altered)).body.doubts).toEqual(['signature_broken'])
})

test('what is no PDF, was cut on the way, or comes from whoever attaches nothing is refused', async () => {
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  expect((await matched('x.pdf', picture)).body.code).toBe('cases.file_type')
  const cut = await upload(`/cases/awaiting/match?name=x.pdf&sha256=${'0'.repeat(64)}`, aPdf(), 'registrar')
  expect(cut.body.code).toBe('cases.file_damaged')
  expect((await matched('x.pdf', aPdf(), 'leader')).status).toBe(403)
  expect((await matched('x.pdf', Buffer.from('%PDF-1.7\nnothing follows'))).body.doubts).toContain(
    'no_number',
  )
})

test('papers are signed elsewhere and marked together here; one that fails does not hold the others, and the rest stays', async () => {
  const { caseId } = await registered('3505-LU-02032026-0031', '3505012005150031')
  const late = await registered('3505-LU-02032026-0032', '3505012005150032')
  const { body } = await app.get('/cases/awaiting?for=batch', 'signer')
  const waits = body.items.filter((one: { caseId: string }) => [caseId, late.caseId].includes(one.caseId))
  expect(waits).toHaveLength(4)
  expect(waits[0]).toMatchObject({ action: 'mark-signed', label: { id: 'Sudah ditandatangani' } })

  await app.post(
    `/cases/${late.caseId}/act`,
    anAct('ask-correction', { reason: 'blurred', message: '…' }),
    'registrar',
  )
  const items = waits.slice(0, 3).map(({ caseId: id, product }: { caseId: string; product: string }) => ({
    ...{ commandId: newCommandId(), caseId: id, product },
  }))
  const command = { action: 'mark-signed', occurredAt: app.clock.now.toISOString(), items }
  for (const _ of ['once', 'again'])
    expect((await app.post('/cases/act', command, 'signer')).body.items).toMatchObject([
      { product: 'birth-certificate', refused: null },
      { product: 'family-card', refused: null },
      { caseId: late.caseId, refused: 'cases.not_in_this_state' },
    ])
  const left = (await app.get('/cases/awaiting?for=batch', 'signer')).body.items
  expect(left.some((one: { caseId: string }) => one.caseId === caseId)).toBe(false)
  // What is signed still waits for its paper.
  const papers = (await app.get('/cases/awaiting?for=paper', 'registrar')).body.items
  expect(papers.filter((one: { caseId: string }) => one.caseId === caseId)).toHaveLength(2)
  expect((await app.get('/cases/awaiting?for=batch', 'clerk')).body.items).toEqual([])
  const clerk = { ...command, items: items.map((one: object) => ({ ...one, commandId: newCommandId() })) }
  expect((await app.post('/cases/act', clerk, 'clerk')).body.items[0].refused).toBe('cases.not_your_action')
})

async function registered(certificate: string, family: string) {
  const { commandId: caseId, ...request } = aRequest()
  await app.post('/cases', { commandId: caseId, ...request }, 'clerk')
  for (const act of [
    anAct('verify'),
    anAct('register', { product: 'birth-certificate', number: certificate }),
    anAct('register', { product: 'family-card', number: family }),
  ])
    expect((await app.post(`/cases/${caseId}/act`, act, 'registrar')).status).toBe(200)
  return { caseId, trackingCode: request.trackingCode }
}

function matched(name: string, pdf: Buffer, who: 'registrar' | 'leader' = 'registrar') {
  const query = new URLSearchParams({ name, sha256: hashOf(pdf) })
  return upload(`/cases/awaiting/match?${query}`, pdf, who)
}

async function attached(caseId: string, product: string, pdf: Buffer): Promise<string> {
  const commandId = newCommandId()
  const query = new URLSearchParams({ commandId, product, sha256: hashOf(pdf) })
  expect((await upload(`/cases/${caseId}/files?${query}`, pdf, 'registrar')).status).toBe(200)
  return commandId
}

async function upload(path: string, payload: Buffer, who: 'registrar' | 'leader') {
  const headers = { 'x-actor': who, 'content-type': 'application/pdf' }
  const response = await app.inject({ method: 'POST', url: `/api/r/3505${path}`, headers, payload })
  return { status: response.statusCode, body: response.json() }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
