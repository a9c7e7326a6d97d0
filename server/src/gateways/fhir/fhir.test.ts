// FHIR.js of Lantana: knows the structure definitions and value sets of R4, and nothing of us.
import { Fhir } from 'fhir/fhir.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AHospital, aHospital, HOSPITAL } from '../../../test/a-hospital.ts'
import { SITI } from '../../../test/fake-simrs.ts'

let house: AHospital
let visitId: string
beforeAll(async () => {
  house = await aHospital()
  await house.post('/timetable/pull', {})
  const { body: who } = await house.post('/identify', { known: { by: 'record', value: SITI.record } })
  const asked = { patientId: who.patientId, payer: 'jkn', kind: 3, reference: '0001R001K000001' }
  const { body } = await house.post('/visits', { ...asked, sessionId: await house.sessionOf('INT') })
  visitId = body.visitId
  house.setClock('2026-03-02T03:10:00Z')
  const counter = await house.aCounter(['poli-int'])
  const { body: call } = await counter.call()
  house.setClock('2026-03-02T03:20:00Z')
  await counter.step(call.ticketId, 'served')
  const may = (permission: string, office = HOSPITAL) => ({
    ...house.app.anActor('hospital-registrar', office),
    permissions: new Set([permission]),
  })
  Object.assign(house.app.actors, {
    reads: may('fhir.read'),
    opens: may('fhir.patient'),
    other: may('fhir.read', 'rsud-srengat'),
  })
})
afterAll(() => house.stop())

async function ask(path: string, who?: string) {
  const headers = { ...(who && { 'x-actor': who, authorization: 'Bearer of a test' }) }
  const { statusCode, body, headers: said } = await house.app.inject({ url: `/fhir${path}`, headers })
  return { status: statusCode, type: said['content-type'], body: JSON.parse(body) }
}

function faultsIn(resource: object): string[] {
  const { messages } = new Fhir().validate(resource, { errorOnUnexpected: true })
  return messages.filter(({ severity }) => severity === 'error').map(({ message }) => message ?? '')
}

test('says what it can, in a statement that holds by itself', async () => {
  const { status, type, body } = await ask('/metadata')
  expect([status, type]).toEqual([200, 'application/fhir+json; charset=utf-8'])
  expect(faultsIn(body)).toEqual([])
  expect(body.rest[0].resource).toHaveLength(8)
  expect((await ask('/3505/metadata')).body.implementation.url).toBe('https://guyub.test/fhir/3505')
})

test.each([
  ['Organization', undefined, 1],
  ['Location', undefined, 2],
  ['Practitioner', undefined, 2],
  ['Schedule', undefined, 2],
  ['Slot', undefined, 2],
  ['Appointment', 'reads', 1],
  ['Encounter', 'reads', 1],
  [`Patient?identifier=${SITI.record}`, 'reads', 1],
])('%s is searched, each read again by its id, and all of it is valid R4', async (path, who, count) => {
  const { status, body } = await ask(`/3505/${path}`, who)
  expect(status).toBe(200)
  expect(body.entry).toHaveLength(count)
  expect(faultsIn(body)).toEqual([])
  for (const { resource } of body.entry) {
    expect([resource.id, faultsIn(resource)]).toEqual([resource.id, []])
    const again = await ask(`/3505/${resource.resourceType}/${resource.id}`, who)
    expect(again.body).toEqual(resource)
  }
})

test.each([
  ['Organization', undefined, '', 1],
  ['Location', undefined, '', 2],
  ['Practitioner', undefined, `_id=${HOSPITAL}.D1`, 1],
  ['Schedule', undefined, `actor=Practitioner/${HOSPITAL}.D1`, 1],
  ['Slot', undefined, 'start=ge2026-03-02&start=le2026-03-02', 2],
  ['Appointment', 'reads', 'date=2026-03-02', 1],
  ['Encounter', 'reads', 'date=2026-03-02', 1],
  ['Patient', 'reads', `identifier=https://fhir.kemkes.go.id/id/nik|${SITI.nik}`, 1],
])(
  '%s is searched by POST as by GET, and no number of a person stands in a link',
  async (type, who, asked, count) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(who && { 'x-actor': who, authorization: 'Bearer of a test' }),
    }
    const url = `/fhir/3505/${type}/_search`
    const said = await house.app.inject({ method: 'POST', url, headers, payload: asked })
    expect(said.statusCode).toBe(200)
    const body = said.json()
    expect(body.entry).toHaveLength(count)
    expect(faultsIn(body)).toEqual([])
    expect(JSON.stringify(body.link)).not.toMatch(/\d{16}/)
    expect(body.entry).toEqual((await ask(`/3505/${type}?${encodeURI(asked)}`, who)).body.entry)
  },
)

test('a search by POST is refused as one by GET', async () => {
  const post = async (path: string, payload: string, type = 'application/x-www-form-urlencoded') =>
    (
      await house.app.inject({
        method: 'POST',
        url: `/fhir${path}/_search`,
        headers: { 'content-type': type },
        payload,
      })
    ).statusCode
  expect(await post('/3505/Appointment', '')).toBe(401)
  expect(await post('/3505/Observation', '')).toBe(404)
  expect(await post('/3505/Slot', 'start=yesterday')).toBe(400)
  expect(await post('/3505/Slot', 'start=%00')).toBe(400)
})

test('an identifier of the ministry is made of the ministry’s number, and of none of ours', async () => {
  const identifiers = async (path: string) => (await ask(path, 'reads')).body.identifier
  const own = await identifiers(`/3505/Encounter/${visitId}`)
  expect(own).toEqual([{ system: 'https://guyub.test/id/visit', value: expect.any(String) }])
  house.lines.organization = '100025586'
  const [{ system }] = await identifiers(`/3505/Encounter/${visitId}`)
  expect(system).toBe('http://sys-ids.kemkes.go.id/encounter/100025586')
  expect(await identifiers(`/3505/Organization/${HOSPITAL}`)).toHaveLength(2)
  house.lines.organization = undefined
  const { resource } = (await ask('/3505/metadata')).body.rest[0]
  const said = resource.find(({ type }: { type: string }) => type === 'Encounter').documentation
  expect(said).toContain('satusehat.organization')
})

test('an independent eye is not blind', () => {
  expect(faultsIn({ resourceType: 'Slot', status: 'perhaps' })).not.toEqual([])
})

test('an encounter tells when somebody arrived, was seen and was done', async () => {
  const { body } = await ask(`/3505/Encounter/${visitId}`, 'reads')
  expect(body).toMatchObject({ status: 'finished', class: { code: 'AMB' } })
  expect(body.statusHistory.map(({ status }: { status: string }) => status)).toEqual([
    'arrived',
    'in-progress',
    'finished',
  ])
  expect((await ask(`/3505/Appointment/${visitId}`, 'reads')).body.status).toBe('fulfilled')
})

test('a patient is masked, unless the token may more; each look is kept', async () => {
  const before = await looks()
  const { body: masked } = await ask(
    `/3505/Patient?identifier=https://fhir.kemkes.go.id/id/nik|${SITI.nik}`,
    'reads',
  )
  expect(JSON.stringify(masked.entry)).not.toMatch(/Aminah|08123|350501520584|Contoh/)
  const { body: whole } = await ask(
    `/3505/Patient?identifier=https://fhir.kemkes.go.id/id/nik|${SITI.nik}`,
    'opens',
  )
  expect(whole.entry[0].resource).toMatchObject({
    name: [{ text: SITI.name }],
    birthDate: SITI.birthDate,
    gender: 'female',
  })
  expect(faultsIn(whole)).toEqual([])
  expect(await looks()).toBe(before + 2)
})

async function looks(): Promise<number> {
  const rows = await house.app.admin
    .selectFrom('visit_read')
    .select('id')
    .where('what', '=', 'fhir')
    .execute()
  return rows.length
}

test('searches narrow: by doctor, day, status and patient', async () => {
  const { body: schedules } = await ask(`/3505/Schedule?actor=Practitioner/${HOSPITAL}.D1`)
  expect(schedules.entry).toHaveLength(1)
  const { body: slots } = await ask(`/3505/Slot?schedule=Schedule/${schedules.entry[0].resource.id}`)
  expect(slots.entry.map(({ resource }: { resource: { comment: string } }) => resource.comment)).toEqual([
    'Sisa kuota: JKN 1, lainnya 1',
  ])
  expect((await ask('/3505/Slot?status=busy')).body.entry).toBe(undefined)
  expect((await ask('/3505/Slot?start=ge2026-03-03&start=le2026-03-09')).body.total).toBe(0)
  expect(
    (await ask('/3505/Appointment?patient=Patient/00000000-0000-7000-8000-000000000000', 'reads')).body.total,
  ).toBe(0)
  expect((await ask('/3505/Appointment?_count=1', 'reads')).body.link).toHaveLength(1)
})

test.each([
  ['/3505/Appointment', undefined, 401],
  ['/3505/Appointment', 'clerk', 403],
  ['/3505/Appointment', 'other', 403],
  ['/3325/Appointment', 'reads', 403],
  ['/3505/Patient', 'reads', 400],
  ['/3505/Observation', undefined, 404],
  ['/9999/Slot', undefined, 404],
  ['/3505/Slot/none', undefined, 404],
  ['/3505/Slot?start=yesterday', undefined, 400],
  ['/3505/Slot?start=ge2026-01-01&start=le2026-12-31', undefined, 400],
  ['/3505/Slot?_count=many', undefined, 400],
  ['/3505/Slot?_format=xml', undefined, 406],
  ['/3505/Slot?start=%00', undefined, 400],
  [`/3505/Patient/${'x'.repeat(80)}`, 'reads', 404],
])('%s asked by %s is answered with %i and an OperationOutcome', async (path, who, status) => {
  const { body, ...said } = await ask(path, who)
  expect(said.status).toBe(status)
  expect(body.resourceType).toBe('OperationOutcome')
  expect(faultsIn(body)).toEqual([])
})
