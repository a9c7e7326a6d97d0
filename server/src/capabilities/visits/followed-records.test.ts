import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AHospital, aHospital } from '../../../test/a-hospital.ts'

let house: AHospital
beforeAll(async () => {
  house = await aHospital()
  await house.post('/timetable/pull', {})
})
afterAll(() => house.stop())

function tell(patient: object) {
  house.system.state.patients = [{ ...patient }]
}
const identify = (value: string, by = 'record') => house.post('/identify', { known: { by, value } })
const WAHYU = {
  ...{ record: '004001', name: 'Wahyu Adi', birthDate: '1988-08-08', sex: 'male' },
  ...{ nik: '3505010808880005', insurance: '0007777777777' },
}

test('a patient keeps what they booked when the hospital gives them another record number', async () => {
  tell(WAHYU)
  const { body: who } = await identify('004001')
  const asked = { patientId: who.patientId, sessionId: await house.sessionOf('MAT'), payer: 'umum' }
  const { body: visit } = await house.post('/visits', asked)
  tell({ ...WAHYU, record: '104001' })
  const { body: again } = await identify('104001')
  expect(again).toMatchObject({ patientId: who.patientId, visits: [{ code: visit.code }] })
  await house.told()
  const told = house.system.asked.find(({ path, body }) => path === '/visits' && body.code === visit.code)
  expect(told?.body.record).toBe('104001')
})

test.each([
  ['of another birth date', { birthDate: '1988-08-09' }],
  ['of another number of resident', { nik: '3505010808880006' }],
])('whoever has the same card but is %s is kept apart', async (_, differs) => {
  tell({ ...WAHYU, record: '104001' })
  const { body: who } = await identify('104001')
  tell({ ...WAHYU, ...differs, record: `2${Object.keys(differs)[0]?.length}4001` })
  const { body: other } = await identify(`2${Object.keys(differs)[0]?.length}4001`)
  expect(other.patientId).not.toBe(who.patientId)
  tell({ ...WAHYU, record: '104001' })
  expect((await identify('104001')).body.patientId).toBe(who.patientId)
})

test('a number that was given to somebody else takes nobody’s visits along, and is told of nobody else', async () => {
  const first = { record: '004010', name: 'Ani Lestari', birthDate: '1970-03-03', nik: '3505014303700001' }
  tell(first)
  const { body: ani } = await identify('004010')
  const asked = { patientId: ani.patientId, sessionId: await house.sessionOf('MAT'), payer: 'umum' }
  house.system.state.isSilent = true
  const { body: visit } = await house.post('/visits', asked)
  house.system.state.isSilent = false
  tell({ record: '004010', name: 'Joko Susilo', birthDate: '1999-09-09', nik: '3505010909990001' })
  const { body: joko } = await identify('004010')
  expect(joko).toMatchObject({ birthYear: '1999', visits: [] })
  expect(joko.patientId).not.toBe(ani.patientId)
  await house.told()
  const told = house.system.asked.filter(({ path, body }) => path === '/visits' && body.code === visit.code)
  expect(told).toEqual([])
  const { failed } = (await house.get('/reports')).body
  expect(failed.map(({ said }: { said: string }) => said)).toContain(
    'the record number is of somebody else now',
  )
  const session = { sessionId: await house.sessionOf('INT'), payer: 'umum' }
  expect((await house.post('/visits', { patientId: ani.patientId, ...session })).body.code).toBe(
    'visits.no_such_patient',
  )
  // Once she is found under her new number, she is herself again.
  tell({ ...first, record: '004011' })
  expect((await identify('004011')).body.patientId).toBe(ani.patientId)
})

test('two who both might be meant stay two, and a third is a third', async () => {
  const twin = { name: 'Sama Persis', birthDate: '2001-01-01' }
  tell({ ...twin, record: '005001', insurance: '0008888888881', nik: '3505010101010001' })
  const { body: one } = await identify('005001')
  tell({ ...twin, record: '005002', insurance: '0008888888882' })
  const { body: two } = await identify('005002')
  tell({ ...twin, record: '005003', insurance: '0008888888882', nik: '3505010101010001' })
  const { body: third } = await identify('005003')
  expect(new Set([one.patientId, two.patientId, third.patientId]).size).toBe(3)
})

test('a no of the hospital’s system sends to the help desk, which reads its words; nothing is tried again', async () => {
  tell(WAHYU)
  house.system.state.says = { status: 403, body: '{"message":"Pasien 104001 diblokir"}' }
  expect((await identify('004001')).body).toMatchObject({ code: 'visits.system_refuses', status: 502 })
  expect((await house.get('/reports')).body.refused).toMatchObject({ said: '403 Pasien ••• diblokir' })
  house.system.state.says = undefined
  const { body: who } = await identify('004001')
  const { body: visit } = await house.post('/visits', {
    ...{ patientId: who.patientId, sessionId: await house.sessionOf('INT'), payer: 'umum' },
  })
  house.system.state.says = { status: 422, body: '{"message":"Dokter tidak praktik"}' }
  await house.told()
  const { failed } = (await house.get('/reports')).body
  const own = failed.filter(({ visitId }: { visitId: string }) => visitId === visit.visitId)
  expect(own).toContainEqual(
    expect.objectContaining({ what: 'add', said: '422 Dokter tidak praktik', state: 'failed' }),
  )
  house.system.state.says = undefined
})

test('from home, no answer tells whether somebody is a patient, also while the hospital’s system is silent', async () => {
  tell({ ...WAHYU, record: '006001' })
  await identify('006001')
  const sessionId = await house.sessionOf('MAT')
  const book = async (value: string, birthDate: string, payer = 'umum') => {
    const by = { kind: 'record', value }
    const { status, body } = await house.post(
      '/bookings',
      { commandId: newCommandId(), by, birthDate, sessionId, payer },
      '',
    )
    return { status, ...body, instance: undefined }
  }
  const states = [
    { isSilent: false, says: undefined },
    { isSilent: true, says: undefined },
    { isSilent: false, says: { status: 403, body: '{}' } },
  ]
  const answers = new Set<string>()
  for (const state of states) {
    Object.assign(house.system.state, state)
    for (const [record, day] of [
      ['006001', '1988-08-09'],
      ['009999', '1988-08-08'],
    ] as const)
      answers.add(JSON.stringify(await book(record, day)))
  }
  expect([...answers].map((each) => JSON.parse(each).code)).toEqual(['visits.not_confirmed'])
  Object.assign(house.system.state, { isSilent: true, says: undefined })
  const kiosk = async (nik: string) =>
    (await house.post('/identify', { known: { by: 'nik', value: nik, birthDate: '1988-08-10' } })).body.code
  expect([await kiosk(WAHYU.nik), await kiosk('3505010808880009')]).toEqual(
    Array(2).fill('visits.system_silent'),
  )
  Object.assign(house.system.state, { isSilent: false })
})
