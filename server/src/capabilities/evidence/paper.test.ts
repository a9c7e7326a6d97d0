import { newCommandId } from '@guyub/contract/command'
import { personalDataIn } from '@guyub/contract/personal-data'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RED_PNG, sendPaper } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { typeset } from '../../kernel/typst.ts'
import { sha256 } from './pack.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function archive(evidenceId: string): Promise<Record<string, Uint8Array>> {
  const { rawPayload } = await app.inject({
    url: `/api/r/3505/evidence/${evidenceId}/archive`,
    headers: { 'x-actor': 'ministry' },
  })
  return unzipSync(new Uint8Array(rawPayload))
}

test('a picture is frozen once, blackened where it was masked, with everything to verify it', async () => {
  const photo = { commandId: newCommandId(), kind: 'photograph', masks: '250,250,500,500' }
  const first = await sendPaper(app, photo)
  expect(first.statusCode).toBe(200)
  expect((await sendPaper(app, photo)).json()).toEqual(first.json())
  expect(first.json()).toMatchObject({ evidenceId: photo.commandId, masked: 1 })
  const files = await archive(photo.commandId)
  expect(Object.keys(files).sort()).toEqual(
    [
      'CARA-MEMERIKSA.txt',
      'SHA256SUMS',
      'SHA256SUMS.sig',
      'manifest.json',
      'photograph.png',
      'public-key.pem',
    ].sort(),
  )
  const sums = Buffer.from(files.SHA256SUMS ?? []).toString()
  expect(sums).toContain(`${sha256(Buffer.from(files['photograph.png'] ?? []))}  photograph.png`)
  const { data, info } = await sharp(Buffer.from(files['photograph.png'] ?? []))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3),
  ]
  expect(at(20, 20)).toEqual([0, 0, 0])
  expect(at(2, 2)).toEqual([255, 32, 32])
  const { body } = await app.get('/evidence?year=2026', 'ministry')
  expect(body).toMatchObject([{ kind: 'photograph', indicator: null, upToSeq: null, withdrawn: null }])
})

test('a PDF in which a NIK or a mobile number can be read is refused, and its pages are told', async () => {
  const clean = await typeset('#set page(width: 10cm, height: 5cm)\nPeraturan Bupati 22 Tahun 2019', {})
  const { statusCode, json } = await sendPaper(app, { kind: 'policy' }, clean)
  expect([statusCode, json().masked]).toEqual([200, 0])
  const named = await typeset(
    '#set page(width: 10cm, height: 5cm)\nHalaman satu\n#pagebreak()\nNIK 3505 0141 0190 0003 telepon 0812-3456-7890',
    {},
  )
  const refused = (await sendPaper(app, { kind: 'policy' }, named)).json()
  expect(refused.code).toBe('evidence.paper_has_personal_data')
  expect(refused.errors).toEqual([
    { pointer: '#/pages/2', code: 'nik' },
    { pointer: '#/pages/2', code: 'phone' },
  ])
  expect((await sendPaper(app, { masks: '0,0,10,10' }, clean)).json().code).toBe(
    'evidence.masks_need_picture',
  )
})

test('what points at a person is told from numbers that only look so', () => {
  expect(personalDataIn('NIP 19780101 200501 1 001 dan surat 050/1234/2026, telepon (0342) 801201')).toEqual(
    [],
  )
  expect(personalDataIn('3505014101900003')).toEqual(['nik'])
  expect(personalDataIn('0000000000000000 9999999999999999')).toEqual([])
  expect(personalDataIn('+62 812 3456 7890')).toEqual(['phone'])
  for (const nik of [
    '3505/0141/0190/0003',
    '3505\u00a00141\u00a00190\u00a00003',
    '350501\n4101900003',
    '３５０５０１４１０１９００００３',
    '350501\u200b4101900003',
  ])
    expect([nik, personalDataIn(nik)]).toEqual([nik, ['nik']])
  for (const phone of ['(0812) 3456-7890', '+62 (812) 3456 7890', '0812/3456/7890'])
    expect([phone, personalDataIn(phone)]).toEqual([phone, ['phone']])
  expect(personalDataIn('2024, 2025, 2026 dan 2027: Rp 1.500.000.000, 08.00 sampai 16.00')).toEqual([])
})

test('other files, damaged ones and broken pictures are refused; nothing of them is kept', async () => {
  const code = async (content: Buffer, more = {}) => (await sendPaper(app, more, content)).json().code
  const before = (await app.get('/evidence', 'secretariat')).body.length
  expect(await code(Buffer.from('halo'))).toBe('evidence.paper_type')
  expect(await code(Buffer.concat([RED_PNG.subarray(0, 40), Buffer.from('x')]))).toBe(
    'evidence.paper_unreadable',
  )
  expect(await code(Buffer.from('%PDF-1.7 rusak'))).toBe('evidence.paper_unreadable')
  expect(await code(RED_PNG, { sha256: 'a'.repeat(64) })).toBe('evidence.paper_damaged')
  expect(await code(RED_PNG, { showsNobody: 'no' })).toBe('request.invalid')
  expect(await code(RED_PNG, { kind: 'figures' })).toBe('request.invalid')
  expect(await code(RED_PNG, { masks: '1,2,3' })).toBe('request.invalid')
  expect(await code(RED_PNG, { masks: '0,0,9999,10' })).toBe('request.invalid')
  expect((await app.get('/evidence', 'secretariat')).body).toHaveLength(before)
})

test('evidence is withdrawn with a reason, once, and stays to be seen', async () => {
  const { evidenceId } = (await sendPaper(app, { kind: 'other' })).json()
  const withdraw = { commandId: newCommandId(), reason: 'Salah unggah.' }
  const first = await app.post(`/evidence/${evidenceId}/withdraw`, withdraw, 'secretariat')
  expect(first.status).toBe(200)
  expect(await app.post(`/evidence/${evidenceId}/withdraw`, withdraw, 'secretariat')).toEqual(first)
  const { body } = await app.get('/evidence', 'ministry')
  expect(body.find(({ id }: { id: string }) => id === evidenceId).withdrawn.reason).toBe('Salah unggah.')
  expect(
    (
      await app.post(
        `/evidence/${evidenceId}/withdraw`,
        { ...withdraw, commandId: newCommandId() },
        'assessor',
      )
    ).status,
  ).toBe(403)
  expect((await app.get(`/evidence/${evidenceId}/commitments/1`, 'secretariat')).status).toBe(404)
})
