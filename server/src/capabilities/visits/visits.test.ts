import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AHospital, aHospital } from '../../../test/a-hospital.ts'
import { SITI } from '../../../test/fake-simrs.ts'

let house: AHospital
beforeAll(async () => {
  house = await aHospital()
})
afterAll(() => house.stop())

const known = (by: string, value: string, birthDate?: string) => ({ known: { by, value, birthDate } })

async function registered(sessionId: string, more: object) {
  return house.post('/visits', { sessionId, payer: 'umum', ...more })
}

test('the timetable comes from the hospital’s own system, and nobody types it', async () => {
  expect((await house.post('/timetable/pull', {})).body).toEqual({ clinics: 2, sessions: 2 })
  expect((await house.post('/timetable/pull', {})).body).toEqual({ clinics: 2, sessions: 2 })
  const { body } = await house.app.get('/visits/hospitals/rsud-ngudi-waluyo?day=2026-03-02')
  expect(body.clinics.map(({ title }: { title: string }) => title)).toEqual([
    'Poli Mata',
    'Poli Penyakit Dalam',
  ])
  expect(body.sessions).toHaveLength(2)
  const quota = { insured: { seats: 2, left: 2 }, other: { seats: 1, left: 1 } }
  expect(body.sessions.find(({ clinic }: { clinic: string }) => clinic === 'INT').quota).toEqual(quota)
  const own = { code: 'X', title: 'Poli Sendiri', letter: 'X', minutesEach: 5 }
  expect((await house.post('/clinics', own)).body.code).toBe('visits.system_tells')
})

test.each([
  ['record', SITI.record, undefined],
  ['insurance', SITI.insurance, undefined],
  ['nik', SITI.nik, SITI.birthDate],
])('a patient is known by %s, and told only what she knows herself by', async (by, value, birthDate) => {
  const { status, body } = await house.post('/identify', known(by, value, birthDate))
  expect({ status, ...body }).toMatchObject({
    status: 200,
    name: 'S••• A•••••',
    birthYear: '1984',
    isFresh: true,
  })
  expect(JSON.stringify(body)).not.toMatch(/Aminah|Contoh|0812|350501/)
})

test('the number of a resident opens nothing without the birth date, nor with another', async () => {
  expect((await house.post('/identify', known('nik', SITI.nik))).status).toBe(400)
  const wrong = await house.post('/identify', known('nik', SITI.nik, '1984-05-13'))
  const unknown = await house.post('/identify', known('nik', '3505015205840009', '1984-05-12'))
  expect([wrong.body.code, unknown.body.code]).toEqual(['visits.no_such_patient', 'visits.no_such_patient'])
})

test('nobody of another hospital, and nobody without the permission, gets in', async () => {
  expect((await house.post('/identify', known('record', SITI.record), 'srengat')).body.code).toBe(
    'visits.no_such_hospital',
  )
  expect((await house.post('/identify', known('record', SITI.record), 'clerk')).status).toBe(403)
  const elsewhere = await house.app.post(
    '/visits/hospitals/dispendukcapil/identify',
    known('record', '1234'),
    'desk' as 'clerk',
  )
  expect(elsewhere.body.code).toBe('visits.no_such_hospital')
})

test('a returning patient goes from the kiosk to the pharmacy, and each step is written by a counter', async () => {
  const { body: who } = await house.post('/identify', known('record', SITI.record))
  const sessionId = await house.sessionOf('INT')
  const asked = {
    commandId: newCommandId(),
    patientId: who.patientId,
    payer: 'jkn',
    kind: 3,
    reference: '0001R001K000001',
  }
  const { body: visit } = await registered(sessionId, asked)
  expect(visit).toMatchObject({
    number: 'A-1',
    admissionNumber: null,
    goesTo: 'clinic',
    letter: '0001R0011126V000001',
  })
  expect((await registered(sessionId, asked)).body).toEqual(visit)
  const again = await registered(sessionId, { ...asked, commandId: newCommandId() })
  expect(again.body.code).toBe('visits.registered_already')

  house.setClock('2026-03-02T03:05:00Z')
  const clinic = await house.aCounter(['poli-int'])
  const { body: call } = await clinic.call()
  expect(call.number).toBe('A-1')
  expect((await house.app.get(`/visits/follow/${visit.code}`)).body).toMatchObject({
    state: 'called',
    number: 'A-1',
  })
  house.setClock('2026-03-02T03:15:00Z')
  const pharmacyLane = clinic.lanes.find(({ key }) => key === 'farmasi')?.id ?? ''
  expect((await clinic.send(call.ticketId, pharmacyLane)).status).toBe(200)
  await clinic.leave()
  house.setClock('2026-03-02T03:25:00Z')
  const pharmacy = await house.aCounter(['farmasi'])
  expect((await pharmacy.call()).body.number).toBe('A-1')
  house.setClock('2026-03-02T03:35:00Z')
  expect((await pharmacy.step(call.ticketId, 'served')).status).toBe(200)
  await pharmacy.leave()
  const { body: read } = await house.get(`/visits/${visit.visitId}`)
  expect(read.tasks.map(({ task }: { task: number }) => task)).toEqual([3, 4, 5, 6, 7])
  expect(read).toMatchObject({ reference: '0001R001K000001', patient: { name: 'Siti Aminah' } })
  const reads = await house.app.admin.selectFrom('visit_read').select('what').execute()
  expect(reads.filter(({ what }) => what === 'look')).toHaveLength(1)

  await house.told()
  expect(house.insurance.added.get(visit.code)).toMatchObject({
    ...{
      jenispasien: 'JKN',
      nomorkartu: SITI.insurance,
      norm: SITI.record,
      kodepoli: 'INT',
      kodedokter: 12345,
    },
    ...{ jampraktek: '10:00-13:00', jeniskunjungan: 3, nomorantrean: 'A-1', angkaantrean: 1, pasienbaru: 0 },
  })
  expect(house.insurance.tasks.get(visit.code)?.map(({ taskid }) => taskid)).toEqual([3, 4, 5, 6, 7])
  const told = house.system.asked.filter(({ path }) => path.startsWith('/visits'))
  expect(told.map(({ path }) => path)).toEqual(['/visits', ...Array(5).fill('/visits/tasks')])
})

test('whoever is new gets a record from the hospital’s system once, and two numbers: admission, then the clinic', async () => {
  house.setClock('2026-03-02T03:40:00Z')
  const newPatient = {
    ...{ name: 'Rina Wati', sex: 'female', birthDate: '2000-02-29', nik: '3505016902000003' },
    address: 'Desa Contoh RT 3 RW 4',
  }
  const sessionId = await house.sessionOf('MAT')
  const { body: visit } = await registered(sessionId, { newPatient })
  expect(visit).toMatchObject({ number: 'M-1', admissionNumber: 'P-1', goesTo: 'admission', isNew: true })
  expect((await registered(sessionId, { newPatient })).body.code).toBe('visits.record_there')
  const clinic = await house.aCounter(['poli-mat'])
  expect((await clinic.call()).body.code).toBe('queue.nobody_waits')
  await clinic.leave()
  const admission = await house.aCounter(['pendaftaran'])
  const { body: call } = await admission.call()
  expect(call.number).toBe('P-1')
  house.setClock('2026-03-02T03:45:00Z')
  await admission.step(call.ticketId, 'served')
  await admission.leave()
  const again = await house.aCounter(['poli-mat', 'poli-int'])
  expect((await again.call()).body.number).toBe('M-1')
  const { body: read } = await house.get(`/visits/${visit.visitId}`)
  expect(read.tasks.map(({ task }: { task: number }) => task)).toEqual([1, 2, 3, 4])
})

test('the last place goes to one of two who ask at once', async () => {
  const sessionId = await house.sessionOf('INT')
  const two = await Promise.all(
    [SITI.record, '001235'].map(async (record) => {
      const { body: who } = await house.post('/identify', known('record', record))
      return registered(sessionId, { patientId: who.patientId })
    }),
  )
  // Siti has a place of this session already, so that Budi has the last one; which of the two reasons she is told depends on who was first.
  const said = two.map(({ status, body }) => (status === 200 ? 'done' : body.code))
  expect(said[1]).toBe('done')
  expect(['visits.registered_already', 'visits.quota_gone']).toContain(said[0])
  const third = {
    name: 'Tono Karya',
    sex: 'male',
    birthDate: '1970-01-01',
    nik: '3505010101700004',
    address: 'Desa Contoh',
  }
  expect((await registered(sessionId, { newPatient: third })).body.code).toBe('visits.quota_gone')
})

test.each([
  ['without a letter of referral', { payer: 'jkn' }, 'visits.reference_needed'],
  ['with a way to pay that is none', { payer: 'kartu' }, 'visits.no_such_payer'],
  ['for a session that is none', { sessionId: newCommandId() }, 'visits.no_such_session'],
  ['as a patient who is none', { patientId: newCommandId() }, 'visits.no_such_patient'],
])('nobody is registered %s', async (_, more, code) => {
  const { body: who } = await house.post('/identify', known('record', SITI.record))
  const { body } = await registered(await house.sessionOf('MAT'), { patientId: who.patientId, ...more })
  expect(body.code).toBe(code)
})

test('what the hospital’s system says of the insurance is heard: no, first a finger, or nothing at all', async () => {
  const { body: who } = await house.post('/identify', known('record', SITI.record))
  const asked = { patientId: who.patientId, payer: 'jkn', reference: '0001R001K000002' }
  const sessionId = await house.sessionOf('MAT')
  const said = async (eligibility: object) => {
    house.system.state.eligibility = eligibility
    return (await registered(sessionId, asked)).body.code
  }
  expect(await said({ isEligible: false })).toBe('visits.not_eligible')
  expect(await said({ isEligible: true, needsFingerprint: true })).toBe('visits.fingerprint_needed')
  house.system.state.isSilent = true
  expect((await registered(sessionId, asked)).body.code).toBe('visits.system_silent')
  expect((await house.post('/identify', known('record', '009999'))).body.code).toBe('visits.system_silent')
  expect((await house.post('/identify', known('record', SITI.record))).body).toMatchObject({ isFresh: false })
  const help = await house.post('/help', {
    ...{ step: 'confirm', reason: 'visits.system_silent' },
    typed: { known: { by: 'record', value: SITI.record }, payer: 'jkn', reference: '0001R001K000002' },
  })
  expect(help.body.number).toBe('B-1')
  const [waits] = (await house.get('/help')).body
  expect(waits).toMatchObject({ number: 'B-1', step: 'confirm', reason: 'visits.system_silent' })
  expect((await house.get(`/help/${waits.id}`)).body.typed).toMatchObject({
    payer: 'jkn',
    known: { value: SITI.record },
  })
  expect((await house.post(`/help/${waits.id}/close`, {})).status).toBe(200)
  expect((await house.get(`/help/${waits.id}`)).body.typed).toBe(null)
  expect((await house.post(`/help/${waits.id}/close`, {})).body.code).toBe('visits.no_such_help')
  // Who pays for themselves is registered all the same, and told later.
  expect((await registered(sessionId, { patientId: who.patientId })).status).toBe(200)
  await house.told()
  house.system.state.isSilent = false
})

test('what the other end did not hear is told later, in order; what it refuses waits for a person', async () => {
  const counts = async () => (await house.get('/reports')).body
  expect((await counts()).counts).toContainEqual({
    to: 'hospital',
    state: 'ready',
    reports: expect.any(Number),
  })
  house.setClock('2026-03-02T03:46:00Z')
  await house.told()
  expect((await counts()).counts.filter(({ state }: { state: string }) => state === 'ready')).toEqual([])
  house.insurance.state.refuses = 'Poli tidak sesuai'
  const { body: who } = await house.post('/identify', known('record', '001235'))
  expect((await registered(await house.sessionOf('MAT'), { patientId: who.patientId })).status).toBe(200)
  await house.told()
  const { failed } = await counts()
  expect(failed.map(({ what, state, said }: Record<string, string>) => [what, state, said])).toEqual([
    ['task-3', 'blocked', null],
    ['add', 'failed', '201 Poli tidak sesuai'],
  ])
  house.insurance.state.refuses = undefined
  expect((await house.post(`/reports/${failed[1].id}/retry`, {})).status).toBe(200)
  await house.told()
  expect((await counts()).failed).toEqual([])
  expect((await house.post(`/reports/${failed[1].id}/retry`, {})).body.code).toBe('visits.no_such_report')
})

test('from home a known patient books with the birth date, arrives by the code, and may cancel', async () => {
  house.setClock('2026-03-02T00:30:00Z')
  const sessionId = await house.sessionOf('MAT')
  const taken = (await house.app.get('/visits/hospitals/rsud-ngudi-waluyo?day=2026-03-02')).body
  expect(taken.sessions.find(({ clinic }: { clinic: string }) => clinic === 'MAT').quota.other.left).toBe(2)
  house.system.state.patients.push({
    record: '001236',
    name: 'Wahyu Adi',
    birthDate: '1988-08-08',
    nik: '3505010808880005',
  })
  const asked = { by: { kind: 'record', value: '001236' }, birthDate: '1988-08-08', sessionId, payer: 'umum' }
  expect((await house.post('/bookings', { ...asked, birthDate: '1988-08-09' }, '')).body.code).toBe(
    'visits.not_confirmed',
  )
  const { body: visit } = await house.post('/bookings', asked, '')
  expect(visit).toMatchObject({ number: 'M-4', ahead: 0 })
  expect((await house.app.get(`/visits/follow/${visit.code.toLowerCase()}`)).body).toMatchObject({
    state: 'booked',
  })
  house.setClock('2026-03-02T03:47:00Z')
  const { body: there } = await house.post('/arrivals', { code: visit.code })
  expect(there).toMatchObject({ visitId: visit.visitId, number: 'M-4', ahead: 2 })
  expect((await house.post('/arrivals', { code: visit.code })).body.code).toBe('visits.arrived_already')
  expect((await house.post(`/visits/${visit.visitId}/cancel`, { reason: 'pulang' })).status).toBe(200)
  expect((await house.post(`/visits/${visit.visitId}/cancel`, { reason: 'pulang' })).body.code).toBe(
    'visits.task_over',
  )
  expect((await house.post('/arrivals', { code: '3505-AAAAA-AAAAA' })).body.code).toBe('visits.no_such_visit')
})

test('whoever is here is registered for today only', async () => {
  const { body: who } = await house.post('/identify', known('record', SITI.record))
  house.setClock('2026-03-01T02:00:00Z')
  const sessionId = await house.sessionOf('INT')
  const { body } = await registered(sessionId, { patientId: who.patientId })
  expect(['visits.another_day', 'visits.quota_gone']).toContain(body.code)
  const open = await registered(await house.sessionOf('MAT'), { patientId: who.patientId })
  expect(open.body.code).toBe('visits.another_day')
})

test('a step is written by hand in its order only', async () => {
  house.setClock('2026-03-02T04:00:00Z')
  const { visits } = (await house.get('/visits?day=2026-03-02')).body
  const waiting = visits.find(({ task }: { task: number }) => task === 3)
  const write = (task: number, occurredAt: string) =>
    house.post(`/visits/${waiting.id}/tasks`, { task, occurredAt })
  expect((await write(5, '2026-03-02T04:00:00Z')).body.code).toBe('visits.task_order')
  expect((await write(4, '2026-03-01T04:00:00Z')).body.code).toBe('visits.task_time')
  expect((await write(4, '2026-03-02T04:00:00Z')).status).toBe(200)
  expect((await write(8, '2026-03-02T04:00:00Z')).status).toBe(400)
  expect(visits.every(({ name }: { name: string }) => name.includes('•'))).toBe(true)
})

test('who booked or waited and was never called when the day ends did not come', async () => {
  house.setClock('2026-03-03T02:00:00Z')
  const { visits: before } = (await house.get('/visits?day=2026-03-02')).body
  await house.daysEnd()
  const { rows: sessions } = await sql<{ facts: Record<string, unknown> }>`
    select facts from event where type = 'visits.session' order by facts ->> 'clinic'`.execute(
    house.app.admin,
  )
  expect(sessions.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({
      clinic: 'INT',
      doctor: 'D1',
      seats: 3,
      registered: 2,
      lateMinutes: 5,
      isLate: false,
    }),
    expect.objectContaining({ clinic: 'MAT', doctor: 'D2', seats: 10, isLate: true, started: 1 }),
  ])
  const { visits } = (await house.get('/visits?day=2026-03-02')).body
  const left = before.filter(({ task }: { task: number | null }) => task === 3)
  expect(left.length).toBeGreaterThan(0)
  expect(visits.filter(({ task }: { task: number | null }) => task === null || task === 3)).toEqual([])
  await house.daysEnd()
  expect((await house.get('/visits?day=2026-03-02')).body.visits).toEqual(visits)
})

test('a patient is erased once nothing is open, and what a kiosk heard is gone with its day', async () => {
  const { visits } = (await house.get('/visits?day=2026-03-02')).body
  const { body: read } = await house.get(`/visits/${visits[0].id}`)
  const erase = (who?: string) =>
    house.post(`/patients/${read.patientId}/erase`, { reason: 'person-asks' }, who)
  const { body: who } = await house.post('/identify', known('record', SITI.record))
  house.setClock('2026-03-01T20:00:00Z')
  const { body: open } = await registered(await house.sessionOf('MAT'), { patientId: who.patientId })
  expect(open.code).toBe('visits.registered_already')
  house.setClock('2026-03-03T03:00:00Z')
  expect((await erase('srengat')).body.code).toBe('visits.no_such_hospital')
  expect((await house.post('/help', { step: 'start', typed: { payer: 'jkn' } })).status).toBe(200)
  expect((await erase()).status).toBe(200)
  expect((await erase()).body.code).toBe('visits.patient_erased')
  expect((await house.get(`/visits/${visits[0].id}`)).body).toMatchObject({ patient: null, reference: null })
  house.setClock('2026-03-04T03:00:00Z')
  await house.daysEnd()
  expect((await house.get('/help')).body).toEqual([])
  const kept = await house.app.admin.selectFrom('visit_help').select('data_key').execute()
  expect(kept.every(({ data_key }) => data_key === null)).toBe(true)
})
