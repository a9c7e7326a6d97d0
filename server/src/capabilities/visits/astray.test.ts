import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AHospital, aHospital, HOSPITAL, INBOUND } from '../../../test/a-hospital.ts'
import { SESSIONS, SITI } from '../../../test/fake-simrs.ts'

let house: AHospital
beforeAll(async () => {
  house = await aHospital()
  await house.post('/timetable/pull', {})
})
afterAll(() => house.stop())

async function somebody(record: string, clinic: string, more: object = {}) {
  house.system.state.patients.push({ record, name: `Pasien ${record}`, birthDate: '1980-01-01' })
  const { body: who } = await house.post('/identify', { known: { by: 'record', value: record } })
  const asked = { patientId: who.patientId, sessionId: await house.sessionOf(clinic), payer: 'umum', ...more }
  return (await house.post('/visits', asked)).body
}
const tasksOf = async (visitId: string) =>
  (await house.get(`/visits/${visitId}`)).body.tasks.map(({ task }: { task: number }) => task)

test.each(['%', '%E0%A4%A', '%00'])('a cookie of a screen that reads %s is of no screen', async (cookie) => {
  const { statusCode } = await house.app.inject({
    url: '/api/r/3505/visits/here',
    headers: { cookie: `guyub_screen=${cookie}` },
  })
  expect(statusCode).toBe(401)
})

test('only the pharmacy ends the clinic: a number that goes to another clinic or back is still there', async () => {
  house.setClock('2026-03-02T03:00:00Z')
  const visit = await somebody('003001', 'MAT')
  const counter = await house.aCounter(['poli-mat', 'poli-int', 'farmasi'])
  const lane = (key: string) => counter.lanes.find((each) => each.key === key)?.id ?? ''
  const { body: call } = await counter.call()
  house.setClock('2026-03-02T03:01:00Z')
  await counter.send(call.ticketId, lane('poli-int'))
  expect(await tasksOf(visit.visitId)).toEqual([3, 4])
  house.setClock('2026-03-02T03:02:00Z')
  expect((await counter.call()).body.number).toBe(visit.number)
  expect(await tasksOf(visit.visitId)).toEqual([3, 4])
  await counter.send(call.ticketId, lane('farmasi'))
  house.setClock('2026-03-02T03:03:00Z')
  await counter.call()
  expect(await tasksOf(visit.visitId)).toEqual([3, 4, 5, 6])
  house.setClock('2026-03-02T03:04:00Z')
  await counter.step(call.ticketId, 'served')
  await counter.leave()
  expect(await tasksOf(visit.visitId)).toEqual([3, 4, 5, 6, 7])
})

test('a number that is cancelled at the counter ends its visit', async () => {
  const visit = await somebody('003002', 'MAT')
  const places = await house.app.get('/queue/places', 'desk' as 'clerk')
  expect(places.status).toBe(200)
  const { ticket_id } = await house.app.admin
    .selectFrom('visit')
    .select('ticket_id')
    .where('id', '=', visit.visitId)
    .executeTakeFirstOrThrow()
  const cancelled = await house.app.post(
    `/queue/tickets/${ticket_id}/cancel`,
    { commandId: newCommandId(), reason: 'pulang' },
    'desk' as 'clerk',
  )
  expect(cancelled.status).toBe(200)
  expect(await tasksOf(visit.visitId)).toEqual([3, 99])
  expect((await house.app.get(`/visits/follow/${visit.code}`)).body.state).toBe('cancelled')
})

test('a first step that is written by hand lets the number wait, and is not before the registration', async () => {
  const visit = await somebody('003003', 'MAT', { isHere: false })
  const write = (occurredAt: string) => house.post(`/visits/${visit.visitId}/tasks`, { task: 3, occurredAt })
  expect((await write('2026-02-01T00:00:00Z')).body.code).toBe('visits.task_time')
  house.setClock('2026-03-02T03:10:00Z')
  expect((await write('2026-03-02T03:10:00Z')).status).toBe(200)
  const counter = await house.aCounter(['poli-mat'])
  expect((await counter.call()).body.number).toBe(visit.number)
  await counter.leave()
})

test('what the hospital’s system tells wrongly of one session does not hide the others, and what it takes back is closed', async () => {
  const [first, second] = SESSIONS
  const tomorrow = { ...first, startsAt: '2026-03-03T03:00:00Z', endsAt: '2026-03-03T06:00:00Z' }
  const backwards = { ...first, startsAt: '2026-03-03T08:00:00Z', endsAt: '2026-03-03T07:00:00Z' }
  house.system.state.sessions = [backwards, { ...second, seats: { insured: 5, other: 0 } }, tomorrow]
  expect((await house.post('/timetable/pull', {})).status).toBe(200)
  const offered = async (day: string) =>
    (await house.app.get(`/visits/hospitals/${HOSPITAL}?day=${day}`)).body.sessions
  expect(await offered('2026-03-03')).toHaveLength(1)
  const today = await offered('2026-03-02')
  const one = (clinic: string) => today.find((each: { clinic: string }) => each.clinic === clinic)
  expect(one('MAT').quota.other.left).toBe(0)
  expect([one('MAT').isOpen, one('INT').isOpen]).toEqual([true, false])
  house.system.state.sessions = [...SESSIONS, tomorrow]
  await house.post('/timetable/pull', {})
  expect((await offered('2026-03-02')).every(({ isOpen }: { isOpen: boolean }) => isOpen)).toBe(true)
})

test('what is told of a visit keeps its order within one moment, and what cannot be told stops nothing else', async () => {
  await house.told()
  const visit = await somebody('003004', 'INT')
  const { rows } = {
    rows: await house.app.admin
      .selectFrom('visit_report')
      .selectAll()
      .where('visit_id', '=', visit.visitId)
      .execute(),
  }
  expect(rows.length).toBe(4)
  await house.app.admin
    .updateTable('visit_report')
    .set({ hospital: 'no-hospital-any-more', due_at: new Date('2026-03-01T00:00:00Z') })
    .where('visit_id', '=', visit.visitId)
    .execute()
  const other = await somebody('003005', 'MAT')
  await house.told()
  expect(house.insurance.added.has(other.code)).toBe(true)
})

test('whoever says a ground comes before who came earlier; the ground itself is kept nowhere', async () => {
  house.setClock('2026-03-02T03:20:00Z')
  const waits = async (record: string, more: object = {}) => (await somebody(record, 'MAT', more)).number
  await waits('003010')
  const first = await waits('003011', { ground: 'hamil' })
  const { body: offer } = await house.app.get(`/visits/hospitals/${HOSPITAL}?day=2026-03-02`)
  expect(offer.priority.grounds.map(({ key }: { key: string }) => key)).toEqual(['hamil', 'disabilitas'])
  const counter = await house.aCounter(['poli-mat'])
  const called: string[] = []
  for (let call = 0; call < offer.priority.everyNth; call++) {
    house.setClock(`2026-03-02T03:2${call + 1}:00Z`)
    const { body } = await counter.call()
    called.push(body.number)
    await counter.step(body.ticketId, 'served')
  }
  await counter.leave()
  expect(called).toContain(first)
  expect((await somebody('003012', 'MAT', { ground: 'kenalan' })).code).toBe('visits.no_such_ground')
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from event where facts::text like '%hamil%') or exists (select from command_receipt where result::text like '%hamil%')
      as found`.execute(house.app.admin)
  expect(rows[0]?.found).toBe(false)
})

test('the letter of eligibility is in no receipt', async () => {
  const { body: who } = await house.post('/identify', { known: { by: 'record', value: SITI.record } })
  const asked = { patientId: who.patientId, payer: 'jkn', kind: 3, reference: '0001R001K000001' }
  const command = { commandId: newCommandId(), ...asked, sessionId: await house.sessionOf('INT') }
  const { body } = await house.post('/visits', command)
  expect(body.letter).toBe('0001R0011126V000001')
  expect((await house.post('/visits', command)).body).toEqual(body)
  const receipts = await house.app.admin.selectFrom('command_receipt').select('result').execute()
  expect(JSON.stringify(receipts)).not.toContain('0001R0011126V000001')
})

test('the insurance checks nobody in for another day, and sends no field that is missing as a word', async () => {
  const base = `/bpjs/antrean/3505/${HOSPITAL}`
  const auth = await house.app.inject({
    url: `${base}/auth`,
    headers: { 'x-username': INBOUND.username, 'x-password': INBOUND.password },
  })
  const headers = { 'x-token': auth.json().response.token, 'x-username': INBOUND.username }
  const ask = async (operation: string, payload: object) =>
    (await house.app.inject({ method: 'POST', url: `${base}/${operation}`, headers, payload })).json()
  const booked = await ask('ambilantrean', {
    ...{ kodepoli: 'INT', kodedokter: 12345, tanggalperiksa: '2026-03-03', jampraktek: '10:00-13:00' },
    ...{ nomorkartu: SITI.insurance, nik: SITI.nik, nohp: '081234567890', norm: null },
    ...{ jeniskunjungan: 1, nomorreferensi: '0001R0010326B000001' },
  })
  expect(booked.metadata.code).toBe(200)
  const { kodebooking } = booked.response
  const early = await ask('checkinantrean', { kodebooking, waktu: Date.parse('2026-03-03T02:00:00Z') })
  expect(early.metadata.message).toBe('Antrean ini untuk hari lain.')
  const never = await ask('checkinantrean', { kodebooking, waktu: 9e15 })
  expect(never.metadata.message).toMatch(/^Isian tidak sesuai: waktu/)
  const nobody = await ask('pasienbaru', {
    ...{
      nomorkartu: '0001234567899',
      nik: '3505010101700004',
      jeniskelamin: 'L',
      tanggallahir: '1970-01-01',
    },
  })
  expect(nobody.metadata.message).toBe('Isian tidak sesuai: nama, alamat')
})

test.each(['start=9999-12-31', 'start=lt0001-01-01', 'identifier=%00'])(
  'FHIR says what is wrong with %s',
  async (query) => {
    const { statusCode } = await house.app.inject({ url: `/fhir/3505/Slot?${query}` })
    expect(statusCode).toBe(400)
  },
)
