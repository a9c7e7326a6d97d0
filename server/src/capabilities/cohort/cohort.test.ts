import { newCommandId } from '@guyub/contract/command'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDelegate, aSession, aWork, hashOf } from '../../../test/a-cohort.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { delegateToken } from './codes.ts'

type Who = keyof TestApp['actors']

let app: TestApp
let base: string
const sessions: string[] = []
const people = { ani: '', budi: '', cici: '' }

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a cohort begins with the stages of its template, which become its own', async () => {
  const command = { commandId: newCommandId(), template: 'bimtek', title: 'Bimtek 2026', wave: '2026' }
  const first = await app.post('/cohorts', command, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { cohortId: command.commandId } })
  expect(await app.post('/cohorts', command, 'secretariat')).toEqual(first)
  base = `/cohorts/${command.commandId}`
  expect(await refused('/cohorts', { ...command, commandId: newCommandId(), template: 'nothing' })).toBe(
    'cohort.no_such_template',
  )
  expect((await app.post('/cohorts', { ...command, commandId: newCommandId() }, 'clerk')).status).toBe(403)
  const { body } = await app.get(base)
  expect(body.stages.map(({ key }: { key: string }) => key)).toEqual([
    'tahap-1',
    'tahap-2',
    'tahap-3',
    'tahap-4',
  ])
  expect(body).toMatchObject({
    delegates: null,
    works: null,
    requiredShare: 0.75,
    counts: { delegates: 0, attendance: null },
  })
  expect((await app.get(`/cohorts/${newCommandId()}`)).body.code).toBe('cohort.unknown')

  const { stages, groups } = body
  const plan = {
    version: 1,
    title: 'Bimtek 2026',
    wave: '2026',
    requiredShare: 0.5,
    stages: stages.slice(0, 2),
    groups,
  }
  const write = { commandId: newCommandId(), ...plan }
  const wrote = await app.post(`${base}/plan`, write, 'secretariat')
  expect(wrote.body).toEqual({ version: 2 })
  expect(await app.post(`${base}/plan`, write, 'secretariat')).toEqual(wrote)
  expect(await refused(`${base}/plan`, { ...write, commandId: newCommandId() })).toBe('cohort.changed')
  const doubled = { ...write, commandId: newCommandId(), version: 2, stages: [stages[0], stages[0]] }
  expect(await refused(`${base}/plan`, doubled)).toBe('cohort.double_key')
})

test('sessions have days, people and materials; a change counts their version up', async () => {
  for (const day of ['2026-03-02', '2026-03-03']) {
    const command = aSession({ day })
    const first = await app.post(`${base}/sessions`, command, 'secretariat')
    expect(first).toMatchObject({ status: 200, body: { sessionId: command.commandId, version: 1 } })
    expect(await app.post(`${base}/sessions`, command, 'secretariat')).toEqual(first)
    sessions.push(command.commandId)
  }
  const url = `${base}/sessions`
  expect(await refused(url, aSession({ stage: 'tahap-9' }))).toBe('cohort.unknown_stage')
  expect(await refused(url, aSession({ ends: '07:00' }))).toBe('cohort.hours_reversed')
  expect(await refused(url, aSession({ sessionId: newCommandId() }))).toBe('cohort.unknown_session')
  expect(await refused(url, aSession({ sessionId: sessions[0], version: 9 }))).toBe('cohort.changed')
  expect(await refused(url, aSession({ materials: [{ title: 'x', url: 'javascript:alert(1)' }] }))).toBe(
    'request.invalid',
  )
  const moved = aSession({ sessionId: sessions[0], version: 1, place: 'Pendopo', minutes: 'Dibuka bupati.' })
  expect((await app.post(url, moved, 'secretariat')).body.version).toBe(2)
  const { stages, groups } = (await app.get(base)).body
  const plan = { commandId: newCommandId(), version: 2, title: 'x', wave: null, requiredShare: 1, groups }
  expect(await refused(`${base}/plan`, { ...plan, stages: stages.slice(1) })).toBe('cohort.stage_in_use')
})

test('the calendar keeps the UID of a session and counts its sequence, in the region’s hours', async () => {
  const { payload, headers } = await app.inject({ url: `/api/r/3505${base}/calendar` })
  expect(headers['content-type']).toContain('text/calendar')
  expect(payload).toContain(`UID:${sessions[0]}@3505.guyub`)
  expect(payload).toContain('SEQUENCE:1')
  expect(payload).toContain('DTSTART:20260302T010000Z')
})

test('delegates are named once for all stages, and one who is replaced for good is counted', async () => {
  const url = `${base}/delegates`
  for (const [name, office] of [
    ['ani', 'bappeda'],
    ['budi', 'diskominfo'],
  ] as const) {
    const command = aDelegate({ name, office })
    const first = await app.post(url, command, 'secretariat')
    expect(await app.post(url, command, 'secretariat')).toEqual(first)
    people[name] = first.body.delegateId
  }
  expect(await refused(url, aDelegate({ office: 'nowhere' }))).toBe('cohort.unknown_office')
  expect(await refused(url, aDelegate({ unit: 'Kampus' }))).toBe('cohort.office_or_unit')
  expect(await refused(url, aDelegate({ group: 'nothing' }))).toBe('cohort.unknown_group')
  expect(await refused(url, aDelegate({ delegateId: newCommandId() }))).toBe('cohort.unknown_delegate')
  const command = aDelegate({ name: 'cici', office: 'diskominfo', replaces: people.budi })
  people.cici = (await app.post(url, command, 'secretariat')).body.delegateId
  expect(await refused(url, aDelegate({ name: 'dedi', replaces: people.budi }))).toBe(
    'cohort.replaced_already',
  )
  const cici = aDelegate({
    name: 'cici',
    office: 'diskominfo',
    delegateId: people.cici,
    replaces: people.cici,
  })
  expect(await refused(url, cici)).toBe('cohort.replaces_each_other')
  const budi = aDelegate({
    name: 'budi',
    office: 'diskominfo',
    delegateId: people.budi,
    replaces: people.cici,
  })
  expect(await refused(url, budi)).toBe('cohort.replaces_each_other')
  expect((await app.get(base, 'planner')).body).toMatchObject({ counts: { delegates: 2, replaced: 1 } })
  expect((await app.get(base)).body.delegates).toBeNull()
})

test('of claims that arrive late and out of order the one that happened last stands, and twice is once', async () => {
  const late = marks('2026-03-02T02:00:00Z', { present: true })
  const early = marks('2026-03-02T01:00:00Z', { present: false })
  const first = await mark(late)
  expect(first.body).toEqual({ written: 1, older: 0 })
  expect(await mark(late)).toEqual(first)
  expect((await mark(early)).body).toEqual({ written: 0, older: 1 })
  expect((await app.get(base)).body.sessions[0].present).toBe(1)
  const bad = async (command: object) => (await mark(command)).body.code
  expect(await bad(marks('2026-03-02T02:00:00Z', { delegateId: newCommandId() }))).toBe(
    'cohort.unknown_delegate',
  )
  expect(await bad(marks('2026-03-02T03:00:00Z', {}))).toBe('cohort.in_future')
  expect(await bad(marks('2026-03-02T01:00:00Z', { present: false, substitute: 'X' }))).toBe(
    'cohort.substitute_absent',
  )
  expect((await mark({ ...late, commandId: newCommandId() }, newCommandId())).body.code).toBe(
    'cohort.unknown_session',
  )
  expect(
    (await app.post(`${base}/sessions/${sessions[0]}/attendance`, marks('2026-03-02T01:00:00Z', {}), 'clerk'))
      .status,
  ).toBe(403)
})

test('whoever attended and is called otherwise afterwards is shown with both names', async () => {
  const ani = aDelegate({ delegateId: people.ani, office: 'bappeda', name: 'Orang lain' })
  expect(await app.post(`${base}/delegates`, ani, 'secretariat')).toEqual(
    await app.post(`${base}/delegates`, ani, 'secretariat'),
  )
  const again = { ...ani, commandId: newCommandId(), name: 'ani' }
  await app.post(`${base}/delegates`, again, 'secretariat')
  const named = async (id: string) =>
    (await app.get(base, 'secretariat')).body.delegates.find((one: { id: string }) => one.id === id)
  expect(await named(people.ani)).toMatchObject({ name: 'ani', earlierNames: ['ani', 'Orang lain'] })
  // Who was nowhere yet was only written wrongly.
  const cici = { delegateId: people.cici, office: 'diskominfo', replaces: people.budi }
  for (const name of ['Cecep', 'cici'])
    await app.post(`${base}/delegates`, aDelegate({ ...cici, name }), 'secretariat')
  expect(await named(people.cici)).toMatchObject({ name: 'cici', earlierNames: [] })
})

test('a substitute is present, is not the delegate, and is counted by stage and in all', async () => {
  await mark(marks('2026-03-02T01:30:00Z', { delegateId: people.cici, substitute: 'Wakil Cici' }))
  const { body } = await app.get(base, 'secretariat')
  expect(body.stages[0].counts).toEqual({ substituted: 1, attendance: 1 })
  expect(body.counts).toMatchObject({ substituted: 1 })
  const shares = Object.fromEntries(
    body.delegates.map(({ name, share }: { name: string; share: number }) => [name, share]),
  )
  expect(shares).toMatchObject({ ani: 0.5, cici: 0 })
})

test('the code of a card names its delegate to the door alone, and an altered one opens nothing', async () => {
  const cards = await app.inject({ url: `/api/r/3505${base}/cards`, headers: { 'x-actor': 'secretariat' } })
  expect(cards.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const token = tokenOf(people.ani)
  const { body } = await app.get(`/cohorts/code?token=${token}`, 'secretariat')
  expect(body).toMatchObject({
    name: 'ani',
    from: 'Badan Perencanaan Pembangunan Daerah',
    sessions: [{ id: sessions[0], present: true }],
  })
  expect((await app.get(`/cohorts/code?token=${token.slice(0, -4)}AAAA`, 'secretariat')).body.code).toBe(
    'cohort.wrong_code',
  )
  expect((await app.get(`/cohorts/code?token=${tokenOf(people.budi)}`, 'secretariat')).body.code).toBe(
    'cohort.delegate_withdrawn',
  )
  expect((await app.get(`/api/r/3325/cohorts/code?token=${token}`, 'elsewhere')).status).toBe(403)
  expect((await app.get(`/cohorts/code?token=${token}`)).status).toBe(401)
})

test('a card that a device read without a network is held against the signature when it arrives', async () => {
  const { body } = await app.get(base, 'secretariat')
  const codeOf = (id: string) =>
    body.delegates.find((one: { id: string }) => one.id === id)?.cardCode as string
  expect(codeOf(people.ani)).toMatch(/^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/)
  expect((await app.get(base, 'planner')).body.delegates[0].cardCode).toBeNull()
  const seen = (at: string, more: object) => ({ ...marks(`2026-03-02T${at}Z`, more), means: 'qr' })
  const typed = seen('01:20:00', { delegateId: people.cici, card: codeOf(people.cici).toLowerCase() })
  const first = await mark(typed)
  // Somebody was seen in her place later than that.
  expect(first.body).toEqual({ written: 0, older: 1 })
  expect(await mark(typed)).toEqual(first)
  const scanned = `https://guyub.example/gerakan/hadir/${tokenOf(people.ani)}`
  expect((await mark(seen('02:01:00', { card: scanned }))).body).toEqual({ written: 1, older: 0 })
  const token = tokenOf(people.ani)
  for (const card of [undefined, '', codeOf(people.cici), tokenOf(people.cici), `${token.slice(0, -4)}AAAA`])
    expect((await mark(seen('02:02:00', { card }))).body.code).toBe('cohort.wrong_code')
  // Who was replaced meanwhile was there all the same.
  const before = seen('00:30:00', { delegateId: people.budi, card: tokenOf(people.budi) })
  expect((await mark(before)).body).toEqual({ written: 1, older: 0 })
})

test('a deliverable is handed in, returned with a reason, handed in again and accepted by somebody else', async () => {
  const url = `${base}/works`
  const content = Buffer.from('%PDF-1.4 swot')
  const query = await aWork(content)
  const first = await send(url, content, query, 'planner')
  expect(first).toMatchObject({ status: 200, body: { workId: query.commandId, sha256: query.sha256 } })
  expect(await send(url, content, query, 'planner')).toEqual(first)
  const text = Buffer.from('text')
  expect((await send(url, text, await aWork(text), 'planner')).body.code).toBe('cohort.file_type')
  expect(
    (await send(url, content, { ...(await aWork(content)), sha256: 'a'.repeat(64) }, 'planner')).body.code,
  ).toBe('cohort.file_damaged')
  expect(
    (await send(url, content, { ...(await aWork(content)), deliverable: 'x' }, 'planner')).body.code,
  ).toBe('cohort.unknown_stage')

  const review = `${url}/${query.commandId}/review`
  const returned = { commandId: newCommandId(), verdict: 'returned', reason: 'Ancaman belum ada.' }
  expect((await app.post(review, { ...returned, commandId: newCommandId() }, 'planner')).body.code).toBe(
    'cohort.own_work',
  )
  expect(await refused(review, { commandId: newCommandId(), verdict: 'returned' })).toBe(
    'cohort.reason_needed',
  )
  const done = await app.post(review, returned, 'secretariat')
  expect(done.body.state).toBe('returned')
  expect(await app.post(review, returned, 'secretariat')).toEqual(done)
  expect(await refused(review, { ...returned, commandId: newCommandId() })).toBe('cohort.reviewed_already')
  expect(await refused(`${url}/${newCommandId()}/review`, { ...returned, commandId: newCommandId() })).toBe(
    'cohort.unknown_work',
  )

  const [again, third] = [await aWork(content), await aWork(content)]
  for (const one of [again, third]) expect((await send(url, content, one, 'planner')).status).toBe(200)
  const accept = () => ({ commandId: newCommandId(), verdict: 'accepted' })
  expect((await app.post(`${url}/${again.commandId}/review`, accept(), 'ministry')).body.state).toBe(
    'accepted',
  )
  expect(await refused(`${url}/${third.commandId}/review`, accept())).toBe('cohort.accepted_already')
  expect((await send(url, content, await aWork(content), 'planner')).body.code).toBe(
    'cohort.accepted_already',
  )
  const file = await app.inject({
    url: `/api/r/3505${url}/${again.commandId}/file`,
    headers: { 'x-actor': 'planner' },
  })
  expect(file.rawPayload.equals(content)).toBe(true)
})

test('invitation, list, minutes and photographs come as one file', async () => {
  const picture = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#0B5D66' } })
    .jpeg()
    .toBuffer()
  const url = `${base}/sessions/${sessions[0]}/photos`
  const query = { commandId: newCommandId(), caption: 'Pembukaan', sha256: await hashOf(picture) }
  const first = await send(url, picture, query, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { photoId: query.commandId } })
  expect(await send(url, picture, query, 'secretariat')).toEqual(first)
  const pdf = Buffer.from('%PDF-1.4')
  expect(
    (await send(url, pdf, { ...query, commandId: newCommandId(), sha256: await hashOf(pdf) }, 'secretariat'))
      .body.code,
  ).toBe('cohort.file_type')
  for (const paper of ['invitation', 'list', 'file']) {
    const got = await app.inject({
      url: `/api/r/3505${base}/stages/tahap-1/${paper}`,
      headers: { 'x-actor': 'secretariat' },
    })
    expect([paper, got.statusCode, got.rawPayload.subarray(0, 5).toString()]).toEqual([paper, 200, '%PDF-'])
  }
  expect((await app.get(`${base}/stages/tahap-9/list`, 'secretariat')).body.code).toBe('cohort.unknown_stage')
  expect((await app.get(`${base}/stages/tahap-1/list`)).status).toBe(401)
})

test('a certificate is for whoever was there in person often enough, once, after the last session', async () => {
  const url = (id: string) => `${base}/delegates/${id}/certificate`
  expect(await refused(url(people.ani), { commandId: newCommandId() })).toBe('cohort.not_over')
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  expect(await refused(url(people.cici), { commandId: newCommandId() })).toBe('cohort.share_not_reached')
  expect(await refused(url(newCommandId()), { commandId: newCommandId() })).toBe('cohort.unknown_delegate')
  const command = { commandId: newCommandId() }
  const first = await app.post(url(people.ani), command, 'secretariat')
  expect(first.body.number).toBe('SH/0001/diskominfo/2026')
  expect(await app.post(url(people.ani), command, 'secretariat')).toEqual(first)
  expect(await refused(url(people.ani), { commandId: newCommandId() })).toBe('cohort.certified_already')
  const pdf = await app.inject({ url: `/api/r/3505${url(people.ani)}`, headers: { 'x-actor': 'planner' } })
  const { body } = await app.post('/documents/check', { sha256: await hashOf(pdf.rawPayload) })
  expect(body).toMatchObject({ verdict: 'final', reference: 'Bimtek 2026', number: first.body.number })
  expect((await app.get(url(people.cici), 'planner')).body.code).toBe('cohort.unknown_delegate')
})

test('a cancelled session takes no attendance; the log names nobody; another region sees nothing', async () => {
  const off = aSession({ sessionId: sessions[1], version: 1, day: '2026-03-03', isCancelled: true })
  expect((await app.post(`${base}/sessions`, off, 'secretariat')).status).toBe(200)
  expect((await mark(marks('2026-03-02T01:00:00Z', {}), sessions[1])).body.code).toBe(
    'cohort.session_cancelled',
  )
  await app.sequenced()
  const told = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'cohort.%')
    .execute()
  expect(new Set(told.map(({ type }) => type))).toEqual(
    new Set(['cohort.begun', 'cohort.attended', 'cohort.handed_in', 'cohort.reviewed', 'cohort.certified']),
  )
  expect(JSON.stringify(told)).not.toMatch(/ani|budi|cici/i)
  expect((await app.get('/api/r/3325/cohorts')).body).toEqual([])
  expect((await app.get('/cohorts')).body).toMatchObject([
    { title: 'Bimtek 2026', delegates: 2, firstDay: '2026-03-02', lastDay: '2026-03-02' },
  ])
})

function marks(occurredAt: string, more: object) {
  const one = { delegateId: people.ani, present: true, substitute: null, occurredAt }
  return { commandId: newCommandId(), means: 'list', marks: [{ ...one, ...more }] }
}

function tokenOf(delegateId: string): string {
  return delegateToken(app.keys.privateKey, '3505', base.split('/')[2] ?? '', delegateId)
}

function mark(command: object, session = sessions[0]) {
  return app.post(`${base}/sessions/${session}/attendance`, command, 'secretariat')
}

async function refused(url: string, payload: object): Promise<string> {
  return (await app.post(url, payload, 'secretariat')).body.code
}

async function send(url: string, payload: Buffer, query: Record<string, string>, who: Who) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505${url}?${new URLSearchParams(query)}`,
    headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
    payload,
  })
  return { status: response.statusCode, body: response.json() }
}
