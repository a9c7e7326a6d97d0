import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashOf, letterDesk, type Who } from '../../../test/a-letter.ts'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())
// 09.00 on a Monday.
beforeEach(() => {
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})
const { send, refused, step, read, box, events, attach } = letterDesk(() => app)

test('what an office answers is between the two and those who watch', async () => {
  const { letterId, id } = await send({ to: ['dinas-kesehatan', 'bappeda'] })
  await step('report', id, { report: 'Rahasia dapur.' }, 'otherAgency')
  const partOf = async (who: Who) =>
    (await read(letterId, who)).body.handovers.find((one: { id: string }) => one.id === id).steps.length
  expect(await partOf('planner')).toBe(0)
  expect(await partOf('agency')).toBeGreaterThan(0)
  expect(await partOf('regionalSecretary')).toBeGreaterThan(0)
})

test('past its day it becomes the business of the head of the office, two working days later of the regional secretary', async () => {
  const { id } = await send({ to: ['dinas-kesehatan'], dueOn: '2026-03-04' })
  const at = async (moment: string) => {
    app.clock.now = new Date(moment)
    const items = (await box('in', 'otherAgency')).items as { handoverId: string }[]
    return items.find(({ handoverId }) => handoverId === id)
  }
  expect(await at('2026-03-04T16:59:00Z')).toMatchObject({ isLate: false, escalation: null })
  expect(await at('2026-03-04T17:00:00Z')).toMatchObject({ isLate: true, escalation: 'head' })
  expect(await at('2026-03-10T02:00:00Z')).toMatchObject({ escalation: 'regional-secretary' })
  expect((await box('late', 'agency')).code).toBe('dispositions.not_for_you')
  await step('report', id, { report: 'Terlambat.' }, 'otherAgency')
  await step('accept', id, {}, 'agency')
  expect(await events('dispositions.accepted', id)).toMatchObject([{ inTime: false }])
})

test('a request is named by its code; only whose business it is comes to it', async () => {
  const request = aRequest()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  const about = { caseCode: request.trackingCode, to: ['dinas-kesehatan'] }
  expect(await refused(about, 'otherAgency')).toBe('dispositions.to_yourself')
  expect(await refused({ ...about, to: ['bappeda'] }, 'otherAgency')).toBe('dispositions.case_not_found')
  const { letterId, id } = await send(about, 'registrar')
  expect((await read(letterId, 'registrar')).body.case).toMatchObject({ caseId: request.commandId })
  expect((await read(letterId, 'otherAgency')).body.case).toEqual({
    ...{ code: request.trackingCode, caseId: null, service: null },
  })
  const child = await send({ to: ['bappeda'], parent: id }, 'otherAgency')
  expect((await read(child.letterId, 'planner')).body.case).toMatchObject({ code: request.trackingCode })
})

test('papers go with a letter and with an answer, as they are and by what they are', async () => {
  const { letterId, id } = await send({ to: ['dinas-kesehatan', 'bappeda'], confidentiality: 'rahasia' })
  const pdf = Buffer.from('%PDF-1.7 lampiran')
  const command = { commandId: newCommandId(), sha256: await hashOf(pdf), name: 'Rekap Februari.pdf' }
  const first = await attach(letterId, pdf, command, 'agency')
  expect(first).toMatchObject({ status: 200, body: { bytes: pdf.length } })
  expect(await attach(letterId, pdf, command, 'agency')).toEqual(first)
  const answer = { ...command, commandId: newCommandId(), handoverId: id }
  expect((await attach(letterId, pdf, answer, 'agency')).body.code).toBe('dispositions.not_yours')
  expect((await attach(letterId, pdf, answer, 'otherAgency')).status).toBe(200)
  const fresh = () => ({ ...command, commandId: newCommandId() })
  expect((await attach(letterId, pdf, fresh(), 'otherAgency')).body.code).toBe('dispositions.not_yours')
  const script = Buffer.from('<script>')
  const odd = { ...fresh(), sha256: await hashOf(script) }
  expect((await attach(letterId, script, odd, 'agency')).body.code).toBe('dispositions.file_type')
  expect((await attach(letterId, script, fresh(), 'agency')).body.code).toBe('dispositions.file_damaged')
  expect((await attach(letterId, pdf, fresh(), 'secretariat')).body.code).toBe('dispositions.unknown')
  expect((await read(letterId, 'planner')).body).toMatchObject({
    files: [{ name: 'Rekap Februari.pdf', mediaType: 'application/pdf' }],
    handovers: [{ files: [] }, { files: [] }],
  })
  const fetched = (fileId: string, who: string) =>
    app.inject({
      url: `/api/r/3505/dispositions/letters/${letterId}/files/${fileId}`,
      headers: { 'x-actor': who },
    })
  expect((await fetched(first.body.fileId, 'planner')).rawPayload).toEqual(pdf)
  expect((await fetched(answer.commandId, 'planner')).statusCode).toBe(404)
  expect((await fetched(answer.commandId, 'agency')).rawPayload).toEqual(pdf)
  expect((await fetched(first.body.fileId, 'secretariat')).statusCode).toBe(404)
})

test('a letter takes twenty papers, and says when the store has lost one', async () => {
  const { letterId } = await send({})
  const pdf = Buffer.from('%PDF-1.7 berkas')
  const sha256 = await hashOf(pdf)
  const fresh = () => ({ commandId: newCommandId(), sha256, name: 'berkas.pdf' })
  const first = await attach(letterId, pdf, fresh(), 'agency')
  for (let count = 1; count < 20; count++)
    expect((await attach(letterId, pdf, fresh(), 'agency')).status).toBe(200)
  expect((await attach(letterId, pdf, fresh(), 'agency')).body.code).toBe('dispositions.too_many_files')
  await app.admin
    .updateTable('disposition_file')
    .set({ address: 'ab'.repeat(32) })
    .where('id', '=', first.body.fileId)
    .execute()
  const { body } = await app.get(`/dispositions/letters/${letterId}/files/${first.body.fileId}`, 'agency')
  expect(body.code).toBe('dispositions.file_lost')
  const closed = await send({ to: ['bappeda'] })
  await step('report', closed.id, { report: 'Selesai.' }, 'planner')
  await step('accept', closed.id, {}, 'agency')
  const late = { ...fresh(), handoverId: closed.id }
  expect((await attach(closed.letterId, pdf, late, 'planner')).body.code).toBe('dispositions.not_now')
})

test('whoever stands in for the head of an office is recorded as that', async () => {
  const seat = {
    body: 'tim',
    position: 'Kepala',
    duty: 'Memimpin',
    person_name: 'A',
    office_code: 'dispendukcapil',
  }
  const id = crypto.randomUUID()
  const text = {
    template: 't',
    title: 'Keputusan',
    body: '{}',
    bodies: '[]',
    chain: '[]',
    editors: [] as string[],
  }
  const force = { state: 'in-force', number: '1', decided_on: '2026-01-01', effective_on: '2026-01-01' }
  await app.admin
    .insertInto('decree')
    .values({ region_code: '3505', id, ...text, ...force, created_at: app.clock.now })
    .execute()
  await app.admin
    .insertInto('decree_seat')
    .values({
      ...{
        region_code: '3505',
        decree_id: id,
        id: crypto.randomUUID(),
        ordinal: 1,
        duty_is_suggested: false,
      },
      ...{ ...seat, person_id: app.actors.agency.id, acting: 'plh', held_until: '2026-03-03' },
    })
    .execute()
  const first = await send({})
  expect((await read(first.letterId, 'agency')).body.acting).toBe('plh')
  app.clock.now = new Date('2026-03-03T02:00:00Z')
  const later = await send({})
  expect((await read(later.letterId, 'agency')).body.acting).toBe(null)
})

test('the waiting map says who waits for whom, how long, how far, how often it came back', async () => {
  const before = (await app.get('/dispositions/waiting-map', 'leader')).body
  const { id } = await send({ to: ['dinas-sosial'], dueOn: '2026-03-03' }, 'planner')
  const back = await send({ to: ['dinas-kesehatan'] })
  await step('return', back.id, { reason: 'Bukan kami.', belongsTo: 'unknown' }, 'otherAgency')
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  const map = (await app.get('/dispositions/waiting-map', 'secretariat')).body
  const pair = map.waiting.find((one: { on: { code: string } }) => one.on.code === 'dinas-sosial')
  expect(pair).toMatchObject({ waits: { code: 'bappeda' }, open: 1, late: 1 })
  // Two whole working days of this region's hours, from nine to nine.
  expect(pair.oldestMinutes).toBeGreaterThan(600)
  expect(pair.oldestMinutes).toBeLessThan(1200)
  expect(map.oldest.map((one: { handoverId: string }) => one.handoverId)).toContain(id)
  app.clock.now = new Date('2026-02-02T02:00:00Z')
  const closed = await send({ to: ['satpol-pp'], confidentiality: 'terbatas' })
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  const subject = async (who: Who) => {
    const { oldest } = (await app.get('/dispositions/waiting-map', who)).body
    return oldest.find((one: { handoverId: string }) => one.handoverId === closed.id).subject
  }
  expect(await subject('secretariat')).toBe(null)
  expect(await subject('regionalSecretary')).toBe('Data kelahiran')
  expect(map.returned).toBe(before.returned + 1)
  const none = (await app.get('/dispositions/waiting-map?from=2020-01-01&to=2020-01-31', 'leader')).body
  expect(none).toMatchObject({ sent: 0, hops: { median: null, most: null }, pairs: [] })
  expect((await app.get('/dispositions/waiting-map?from=2026-02-01&to=2026-01-31', 'leader')).body.code).toBe(
    'dispositions.period_backwards',
  )
})

test('long boxes come page by page, and a page that was made up is refused', async () => {
  for (let count = 0; count < 52; count++) await send({ to: ['dinas-perhubungan'] }, 'secretariat')
  const first = await box('out', 'secretariat')
  expect(first.items).toHaveLength(50)
  const rest = (await app.get(`/dispositions?box=out&after=${first.next}`, 'secretariat')).body
  expect(rest).toMatchObject({ next: null })
  expect(first.counts.out.all).toBe(50 + rest.items.length)
  expect((await app.get('/dispositions?box=out&after=x', 'secretariat')).body.code).toBe(
    'dispositions.bad_cursor',
  )
})
