import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AHospital, aHospital, HOSPITAL, INBOUND } from '../../../test/a-hospital.ts'
import { SITI } from '../../../test/fake-simrs.ts'
import { closed, opened, signedHeaders } from './envelope.ts'

let house: AHospital
beforeAll(async () => {
  house = await aHospital()
  await house.post('/timetable/pull', {})
})
afterAll(() => house.stop())

const BASE = `/bpjs/antrean/3505/${HOSPITAL}`
async function token(username = INBOUND.username, password = INBOUND.password) {
  const headers = { 'x-username': username, 'x-password': password }
  return (await house.app.inject({ url: `${BASE}/auth`, headers })).json()
}

let kept: string | undefined
async function ask(operation: string, payload: object, more: Record<string, string> = {}) {
  kept ??= (await token()).response.token as string
  const headers = { 'x-token': kept, 'x-username': INBOUND.username, ...more }
  const answer = await house.app.inject({ method: 'POST', url: `${BASE}/${operation}`, headers, payload })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

const WANTED = { kodepoli: 'INT', kodedokter: 12345, tanggalperiksa: '2026-03-02', jampraktek: '10:00-13:00' }
const ASKED = {
  ...WANTED,
  ...{ nomorkartu: SITI.insurance, nik: SITI.nik, nohp: '081234567890', norm: SITI.record },
  ...{ jeniskunjungan: 1, nomorreferensi: '0001R0010326B000001' },
}

test('signs as the catalogue says, and opens only what was closed for this very second', () => {
  const line = { consId: '1234', secretKey: 'secret', userKey: 'user' }
  // Reckoned by openssl: printf '1234&1700000000' | openssl dgst -sha256 -hmac secret -binary | base64
  expect(signedHeaders(line, 1_700_000_000)).toEqual({
    ...{ 'x-cons-id': '1234', 'x-timestamp': '1700000000', user_key: 'user' },
    'x-signature': '6np+GvYzQ5NMpW0AaYXiFr8TmI4wq6h0Bf+MDiAriiU=',
  })
  const answer = closed(line, 1_700_000_000, { list: ['é', 1] })
  expect(opened(line, 1_700_000_000, answer)).toEqual({ list: ['é', 1] })
  expect(() => opened(line, 1_700_000_001, answer)).toThrow()
  expect(() => opened(line, 1_700_000_000, 'bm8=')).toThrow()
})

test.each([
  ['a wrong password', INBOUND.username, 'not the password of it'],
  ['a wrong name', 'somebody', INBOUND.password],
])('%s gets no token', async (_, username, password) => {
  expect(await token(username, password)).toMatchObject({ metadata: { code: 201 } })
})

test.each([
  ['no token', { 'x-token': '' }],
  ['a made-up token', { 'x-token': 'zzzzzzzz.AAAA' }],
  ['a name that is another', { 'x-username': 'somebody' }],
])('%s opens nothing', async (_, headers) => {
  expect(await ask('statusantrean', WANTED, headers)).toEqual({
    metadata: { code: 201, message: 'Token tidak berlaku atau sudah kedaluwarsa.' },
  })
})

test('a token of an hour ago opens nothing', async () => {
  const { response } = await token()
  house.setClock('2026-03-02T03:00:01Z')
  expect(await ask('statusantrean', WANTED, { 'x-token': response.token })).toMatchObject({
    metadata: { code: 201 },
  })
  kept = undefined
  house.setClock('2026-03-02T02:00:00Z')
})

test('an insured patient takes a number in the application, checks in, and hears how many are before', async () => {
  const empty = await ask('statusantrean', WANTED)
  expect(empty.response).toMatchObject({
    namapoli: 'Poli Penyakit Dalam',
    totalantrean: 0,
    sisakuotajkn: 2,
    kuotajkn: 2,
  })
  const { response: taken, metadata } = await ask('ambilantrean', ASKED)
  expect(metadata).toEqual({ message: 'Ok', code: 200 })
  expect(taken).toMatchObject({
    ...{ nomorantrean: 'A-1', angkaantrean: 1, norm: SITI.record, sisakuotajkn: 1, kuotanonjkn: 1 },
    estimasidilayani: Date.parse('2026-03-02T03:00:00Z'),
  })
  expect((await ask('ambilantrean', ASKED)).metadata.code).toBe(201)
  const { kodebooking } = taken
  expect((await ask('sisaantrean', { kodebooking })).response).toMatchObject({
    sisaantrean: 1,
    waktutunggu: 0,
    antreanpanggil: '-',
  })
  expect(
    (await ask('checkinantrean', { kodebooking, waktu: Date.parse('2026-03-02T02:00:00Z') })).metadata.code,
  ).toBe(200)
  expect(
    (await ask('checkinantrean', { kodebooking, waktu: Date.parse('2026-03-02T02:01:00Z') })).metadata.code,
  ).toBe(201)
  house.setClock('2026-03-02T03:05:00Z')
  kept = undefined
  const counter = await house.aCounter(['poli-int'])
  const { body: call } = await counter.call()
  expect((await ask('statusantrean', WANTED)).response).toMatchObject({
    totalantrean: 1,
    sisaantrean: 1,
    antreanpanggil: 'A-1',
  })
  // Called is not served yet.
  expect((await ask('sisaantrean', { kodebooking })).response).toMatchObject({
    sisaantrean: 1,
    waktutunggu: 0,
  })
  expect((await ask('ambilantreanfarmasi', { kodebooking })).metadata.code).toBe(201)
  house.setClock('2026-03-02T03:10:00Z')
  const pharmacyLane = counter.lanes.find(({ key }) => key === 'farmasi')?.id ?? ''
  await counter.send(call.ticketId, pharmacyLane)
  house.system.state.prescription = 'compounded'
  expect((await ask('ambilantreanfarmasi', { kodebooking })).response).toMatchObject({
    jenisresep: 'racikan',
    nomorantrean: 1,
  })
  expect((await ask('statusantreanfarmasi', { kodebooking })).response).toMatchObject({ totalantrean: 1 })
  expect((await ask('batalantrean', { kodebooking, keterangan: 'batal' })).metadata.code).toBe(201)
  // Served in the clinic: nobody is left before, and the place is none of those who wait.
  expect((await ask('sisaantrean', { kodebooking })).response).toMatchObject({
    sisaantrean: 0,
    waktutunggu: 0,
  })
  expect((await ask('statusantrean', WANTED)).response).toMatchObject({ sisaantrean: 0 })
  await counter.leave()
})

test('whoever is no patient yet is told 202, is enrolled, and then gets a number; and may give it back', async () => {
  house.setClock('2026-03-02T02:00:00Z')
  const person = { nomorkartu: '0009999999999', nik: '3505016902000003' }
  const asked = { ...ASKED, ...person, norm: '' }
  expect((await ask('ambilantrean', asked)).metadata.code).toBe(202)
  const enrolled = await ask('pasienbaru', {
    ...{
      ...person,
      nomorkk: '3505010101010001',
      nama: 'Rina Wati',
      jeniskelamin: 'P',
      tanggallahir: '2000-02-29',
    },
    ...{
      nohp: '081234567891',
      alamat: 'Jalan Contoh 1',
      namakel: 'Contoh',
      namakec: 'Wlingi',
      rw: '1',
      rt: '2',
    },
  })
  expect(enrolled.response.norm).toMatch(/^\d+$/)
  expect(
    (
      await ask('pasienbaru', {
        ...person,
        nama: 'Rina Wati',
        jeniskelamin: 'P',
        tanggallahir: '2000-02-29',
        alamat: 'Jalan Contoh 1',
      })
    ).metadata.code,
  ).toBe(201)
  const { response } = await ask('ambilantrean', { ...asked, norm: enrolled.response.norm })
  expect(response).toMatchObject({ nomorantrean: 'A-2', sisakuotajkn: 0 })
  // The first of the session was served already and is no longer before her.
  expect((await ask('sisaantrean', { kodebooking: response.kodebooking })).response).toMatchObject({
    ...{ sisaantrean: 1, waktutunggu: 0 },
  })
  expect(
    (await ask('batalantrean', { kodebooking: response.kodebooking, keterangan: 'berhalangan' })).metadata
      .code,
  ).toBe(200)
  expect((await ask('statusantrean', WANTED)).response.sisakuotajkn).toBe(1)
  expect((await ask('sisaantrean', { kodebooking: response.kodebooking })).metadata).toEqual({
    ...{ code: 201, message: 'Antrean sudah selesai atau dibatalkan.' },
  })
})

test('surgery is told as the hospital’s own system plans it', async () => {
  const { response } = await ask('jadwaloperasirs', { tanggalawal: '2026-03-01', tanggalakhir: '2026-03-31' })
  expect(response.list).toEqual([
    {
      ...{
        kodebooking: 'OP-1',
        tanggaloperasi: '2026-03-03',
        jenistindakan: 'Operasi katarak',
        kodepoli: 'MAT',
      },
      ...{ namapoli: 'Poli Mata', terlaksana: 0, nopeserta: SITI.insurance },
    },
  ])
  expect((await ask('jadwaloperasipasien', { nopeserta: SITI.insurance })).response.list).toHaveLength(1)
})

test.each([
  ['statusantrean', { ...WANTED, jampraktek: '07:00-08:00' }],
  ['statusantrean', { ...WANTED, tanggalperiksa: '02-03-2026' }],
  ['ambilantrean', { ...ASKED, nomorkartu: '12' }],
  ['ambilantrean', { ...ASKED, norm: '001235' }],
  ['sisaantrean', { kodebooking: 'nothing at all' }],
  ['checkinantrean', { kodebooking: '3505-AAAAA-AAAAA', waktu: 'soon' }],
  ['jadwaloperasirs', { tanggalawal: '2026-03-31', tanggalakhir: '2026-03-01' }],
  ['pasienbaru', {}],
])('%s with what cannot be is refused in words, never with a fault', async (operation, body) => {
  const { metadata } = await ask(operation, body)
  expect([201, 202]).toContain(metadata.code)
  expect(metadata.message).not.toMatch(/gangguan/)
})

test('the outbound side asks all that the catalogue lists, and hears it decrypted', async () => {
  const { insurance: line } = house.lines
  expect(await line.clinics()).toEqual({
    ...{ metadata: { code: 200, message: 'Ok' }, response: [{ kdpoli: 'INT', nmpoli: 'PENYAKIT DALAM' }] },
  })
  const asked = [
    ...[line.doctors(), line.timetable('INT', '2026-03-02'), line.fingerprintClinics()],
    ...[
      line.hasFingerprint('nik', SITI.nik),
      line.changeTimetable({}),
      line.tasks('x'),
      line.waitsOfDay('2026-03-02', 'rs'),
    ],
    ...[line.waitsOfMonth('03', '2026', 'server'), line.registeredOn('2026-03-02'), line.registeredAs('x')],
    ...[line.registeredNow(), line.registeredFor('INT', '12345', 1, '10:00-13:00')],
  ]
  for (const { metadata } of await Promise.all(asked)) expect(metadata.code).toBe(200)
  expect(await line.addPharmacy('x', 'racikan', 1, '')).toMatchObject({ isTaken: true })
  house.insurance.state.isSilent = true
  await expect(line.clinics()).rejects.toThrow('does not answer')
  house.insurance.state.isSilent = false
})
