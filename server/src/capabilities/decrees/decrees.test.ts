import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNumber, anAccount, hashOf, seatOf, whole } from '../../../test/a-decree.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let decreeId: string
const people = { ratna: '', budi: '', sari: '' }

beforeAll(async () => {
  app = await startTestApp()
  for (const key of Object.keys(people) as (keyof typeof people)[]) people[key] = await anAccount(app, key)
  for (const who of ['secretariat', 'legal', 'regionalSecretary', 'leader'] as const)
    await anAccount(app, who, app.actors[who].id)
})
afterAll(() => app.stop())

test('a decree begins with a seat for every agency, sub-district and village, and says who is not named', async () => {
  const command = { commandId: newCommandId(), from: 'template' }
  const first = await app.post('/decrees', command, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { decreeId: command.commandId } })
  expect(await app.post('/decrees', command, 'secretariat')).toEqual(first)
  decreeId = first.body.decreeId
  const { body } = await app.get(`/decrees/${decreeId}`, 'secretariat')
  expect(body).toMatchObject({ state: 'draft', version: 1, officesWithoutSeat: [] })
  expect(body.unnamedOffices).toHaveLength(22 + 248 + 31 + 1)
  expect(body.body.headTitle).toBe('BUPATI BLITAR')
  expect(seatOf(body, 'tim', 'diskominfo')).toMatchObject({ position: 'Ketua', person: null })
  expect(seatOf(body, 'tim', '35.05.01.2001').duty).toContain('terdekat dengan warga')
  expect(await code('/decrees', { commandId: newCommandId(), from: 'template' })).toBe('decrees.draft_open')
})

test('a seat is given to an account with a role, or to a name; what contradicts itself is refused', async () => {
  const seat = await theSeat('tim', 'diskominfo')
  const command = { ...seat, commandId: newCommandId(), seatId: seat.id, ...(await seen()) }
  const named = {
    ...command,
    person: { id: people.ratna, name: 'Ratna', title: 'Kepala Dinas' },
    role: 'secretariat',
  }
  const url = `/decrees/${decreeId}/seats`
  const first = await app.post(url, named, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { seatId: seat.id, version: 2 } })
  expect(await app.post(url, named, 'secretariat')).toEqual(first)

  const again = async (more: object) => ({ ...named, commandId: newCommandId(), ...(await seen()), ...more })
  expect(await code(url, await again({ version: 1 }))).toBe('decrees.changed')
  expect(await code(url, await again({ body: 'nowhere' }))).toBe('decrees.unknown_body')
  expect(await code(url, await again({ office: 'nowhere' }))).toBe('decrees.unknown_office')
  expect(await code(url, await again({ seatId: newCommandId() }))).toBe('decrees.unknown_seat')
  expect(await code(url, await again({ person: { id: newCommandId(), name: 'X', title: null } }))).toBe(
    'decrees.unknown_person',
  )
  expect(await code(url, await again({ person: { id: null, name: 'X', title: null } }))).toBe(
    'decrees.role_needs_account',
  )
  expect(await code(url, await again({ acting: 'plt' }))).toBe('decrees.acting_needs_period')
  expect(await code(url, await again({ from: '2026-05-01', until: '2026-05-01' }))).toBe(
    'decrees.period_invalid',
  )
  expect((await app.post(url, await again({ role: 'admin' }), 'secretariat')).status).toBe(400)
  expect((await app.post(url, named, 'legal')).status).toBe(403)
  expect((await app.get(`/decrees/${newCommandId()}`, 'legal')).body.code).toBe('decrees.unknown')
})

test('an acting officer holds a seat for a time, and a seat that nobody needs is dropped', async () => {
  const district = await theSeat('tim', '35.05.01')
  const acting = { acting: 'plt', until: '2026-06-01', role: 'district-officer' }
  await write('seats', {
    ...district,
    seatId: district.id,
    person: { id: people.budi, name: 'Budi', title: null },
    ...acting,
  })
  const media = await write('seats', { ...(await theSeat('forum', null)), position: 'Tamu' })
  const drop = { commandId: newCommandId(), ...(await seen()) }
  const url = `/decrees/${decreeId}/seats/${media.seatId}/drop`
  const first = await app.post(url, drop, 'secretariat')
  expect(first.status).toBe(200)
  expect(await app.post(url, drop, 'secretariat')).toEqual(first)
  expect(await code(url, { commandId: newCommandId(), ...(await seen()) })).toBe('decrees.unknown_seat')
})

test('a text with gaps is not handed in', async () => {
  const refused = await app.post(
    `/decrees/${decreeId}/submit`,
    { commandId: newCommandId(), ...(await seen()) },
    'secretariat',
  )
  expect(refused).toMatchObject({ status: 409, body: { code: 'decrees.gaps_left' } })
  expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/body/headName',
    '#/body/inView/4',
  ])

  const { title, body, bodies } = await current()
  const text = { title, body: whole(body), expiresOn: '2027-01-01' }
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...text,
      commandId: newCommandId(),
      ...(await seen()),
      bodies: bodies.slice(1),
    }),
  ).toBe('decrees.unknown_body')
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...text,
      commandId: newCommandId(),
      ...(await seen()),
      bodies: [...bodies, bodies[0]],
    }),
  ).toBe('decrees.double_key')
  const stuck = [{ key: 'x', title: 'x', roles: ['planner'] }]
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...{ ...text, commandId: newCommandId(), ...(await seen()), chain: stuck },
    }),
  ).toBe('decrees.role_cannot_decide')
  const command = { ...text, commandId: newCommandId(), ...(await seen()) }
  const first = await app.post(`/decrees/${decreeId}/text`, command, 'secretariat')
  expect(await app.post(`/decrees/${decreeId}/text`, command, 'secretariat')).toEqual(first)
})

test('the chain passes a decree on step by step, no step twice by one person, and gives it back with a reason', async () => {
  expect(await decide('legal', 'legal')).toBe('decrees.not_in_chain')
  await handIn()
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...{ title: 'x', body: (await current()).body, expiresOn: null },
      ...{ commandId: newCommandId(), ...(await seen()) },
    }),
  ).toBe('decrees.not_a_draft')
  expect(await decide('leader', 'head')).toBe('decrees.not_this_step')
  expect(await decide('leader', 'legal')).toBe('decrees.step_not_yours')
  expect(await decide('legal', 'legal', { verdict: 'returned' })).toBe('decrees.reason_needed')
  expect(await decide('legal', 'legal', { version: 1 })).toBe('decrees.changed')
  expect((await app.post(`/decrees/${decreeId}/decide`, {}, 'secretariat')).status).toBe(403)
  expect(await decide('legal', 'legal', { verdict: 'returned', reason: 'Mengingat kurang satu.' })).toBe(
    'draft',
  )
  expect((await current()).returned).toMatchObject([
    { step: 'legal', by: 'legal', reason: 'Mengingat kurang satu.' },
  ])

  await handIn()
  await app.admin
    .updateTable('decree')
    .set({ editors: [app.actors.legal.id] })
    .execute()
  expect(await decide('legal', 'legal')).toBe('decrees.second_person_needed')
  await app.admin
    .updateTable('decree')
    .set({ editors: [app.actors.secretariat.id] })
    .execute()
  const command = { commandId: newCommandId(), step: 'legal', verdict: 'passed', ...(await seen()) }
  const first = await app.post(`/decrees/${decreeId}/decide`, command, 'legal')
  expect(first.body.state).toBe('in-chain')
  expect(await app.post(`/decrees/${decreeId}/decide`, command, 'legal')).toEqual(first)
  expect(await decide('regionalSecretary', 'secretary')).toBe('in-chain')
  expect(await numbered({})).toBe('decrees.not_passed')
  expect(await decide('leader', 'head')).toBe('passed')
  expect(await decide('legal', 'number', { verdict: 'returned', reason: 'Salah ketik.' })).toBe('draft')
  await passAll()
})

test('nobody outside sees a draft, and its paper says that it is one', async () => {
  const url = `/api/r/3505/decrees/${decreeId}/paper/pdf`
  expect((await app.inject({ url })).statusCode).toBe(404)
  const draft = await app.inject({ url, headers: { 'x-actor': 'legal' } })
  expect([draft.statusCode, draft.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const docx = await app.inject({ url: url.replace('pdf', 'docx'), headers: { 'x-actor': 'legal' } })
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await app.get('/decrees/team')).body).toMatchObject({ decree: null, offices: 302 })
  expect((await app.get('/decrees', 'clerk')).status).toBe(403)
})

test('the number puts it in force: places begin by the decree, and the paper is sealed and verifiable', async () => {
  expect(await numbered({ decidedOn: '2026-03-05', effectiveOn: '2026-03-05' })).toBe(
    'decrees.decided_in_future',
  )
  expect(await numbered({ effectiveOn: '2026-02-01' })).toBe('decrees.period_invalid')
  expect(await numbered({ effectiveOn: '2027-02-01' })).toBe('decrees.period_invalid')
  const command = aNumber({})
  const first = await app.post(`/decrees/${decreeId}/number`, command, 'legal')
  expect(first).toMatchObject({ status: 200, body: { started: 2, ended: 0, waiting: 0 } })
  expect(await app.post(`/decrees/${decreeId}/number`, command, 'legal')).toEqual(first)
  expect(await places()).toEqual([
    {
      user_id: people.ratna,
      role: 'secretariat',
      decree: '188/12/2026',
      valid_from: '2026-03-02',
      valid_to: '2027-01-01',
      awaits_confirmation: false,
    },
    {
      user_id: people.budi,
      role: 'district-officer',
      decree: '188/12/2026',
      valid_from: '2026-03-02',
      valid_to: '2026-06-01',
      awaits_confirmation: false,
    },
  ])
  const pdf = await app.inject({ url: `/api/r/3505/decrees/${decreeId}/paper/pdf` })
  const sha256 = await hashOf(pdf.rawPayload)
  expect((await app.post('/documents/check', { sha256 })).body).toMatchObject({
    verdict: 'final',
    reference: '188/12/2026',
  })
})

test('everybody reads who answers for what, and nobody reads how to reach them', async () => {
  const { body } = await app.get('/decrees/team')
  expect(body.decree).toMatchObject({ number: '188/12/2026', isSample: false })
  const seat = seatOf(body.bodies[1], undefined, undefined, 'Ketua')
  expect(seat).toMatchObject({
    person: { name: 'Ratna', title: 'Kepala Dinas' },
    isDutySuggested: true,
    office: { code: 'diskominfo' },
  })
  expect(JSON.stringify(body)).not.toMatch(/@|role|email|membership/)
  expect(body.unnamed).toHaveLength(302 - 2)
  app.clock.now = new Date('2026-06-02T02:00:00Z')
  expect((await app.get('/decrees/team')).body.unnamed).toHaveLength(302 - 1)
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('the signed scan is kept byte for byte, once, by the legal office alone', async () => {
  const content = Buffer.from('%PDF-1.4 signed')
  const sha256 = await hashOf(content)
  const commandId = newCommandId()
  const first = await send(content, { commandId, sha256 })
  expect(first).toMatchObject({ status: 200, body: { scanId: commandId, sha256, bytes: content.length } })
  expect(await send(content, { commandId, sha256 })).toEqual(first)
  expect((await send(content, { commandId: newCommandId(), sha256: 'a'.repeat(64) })).body.code).toBe(
    'decrees.scan_damaged',
  )
  const text = Buffer.from('text')
  expect((await send(text, { commandId: newCommandId(), sha256: await hashOf(text) })).body.code).toBe(
    'decrees.scan_type',
  )
  expect((await send(content, { commandId: newCommandId(), sha256 }, 'secretariat')).status).toBe(403)
  const got = await app.inject({ url: `/api/r/3505/decrees/${decreeId}/scans/${commandId}` })
  expect(got.rawPayload.equals(content)).toBe(true)
  expect((await app.get('/decrees/team')).body.decree.scan).toEqual({ id: commandId, sha256 })
})

test('a decree that amends it lists what changes, ends what it no longer gives and leaves the rest alone', async () => {
  const former = decreeId
  const draft = await app.post(
    '/decrees',
    { commandId: newCommandId(), from: 'decree-in-force' },
    'secretariat',
  )
  decreeId = draft.body.decreeId
  const chair = await theSeat('tim', 'diskominfo')
  await write('seats', {
    ...chair,
    seatId: chair.id,
    person: { id: people.sari, name: 'Sari', title: 'Kepala Dinas' },
  })
  expect((await current()).changes).toMatchObject([
    { kind: 'replaced', before: { person: { name: 'Ratna' } }, after: { person: { name: 'Sari' } } },
  ])
  await passAll()
  expect(await numbered({})).toBe('decrees.number_taken')
  expect(
    await numbered({ number: '188/40/2026', decidedOn: '2026-03-02', effectiveOn: '2026-04-01' }),
  ).toEqual({ decreeId, started: 1, ended: 1, waiting: 0 })
  expect(await places()).toMatchObject([
    { user_id: people.ratna, valid_to: '2026-04-01' },
    { user_id: people.budi, decree: '188/12/2026', valid_to: '2026-06-01' },
    { user_id: people.sari, decree: '188/40/2026', valid_from: '2026-04-01', valid_to: '2027-01-01' },
  ])
  expect((await app.get('/decrees/team')).body.decree.id).toBe(former)
  app.clock.now = new Date('2026-04-01T02:00:00Z')
  expect((await app.get('/decrees/team')).body.decree.id).toBe(decreeId)
})

test('who left without a successor is shown until somebody takes over', async () => {
  app.clock.now = new Date('2026-06-02T02:00:00Z')
  const shown = async () => (await app.get('/decrees/handovers', 'secretariat')).body
  expect(await shown()).toMatchObject([
    {
      name: 'budi',
      office: { code: '35.05.01', name: 'Kecamatan Wonodadi' },
      role: 'district-officer',
      endedOn: '2026-06-01',
      isFollowed: false,
      openCases: 0,
    },
  ])
  expect((await app.get('/decrees/handovers', 'clerk')).status).toBe(403)
  const place = { office: '35.05.01', role: 'district-officer', decree: 'x', from: '2026-06-01' }
  const { body } = await app.post(
    '/identity/memberships',
    { commandId: newCommandId(), userId: people.ratna, ...place },
    'admin',
  )
  expect(await shown()).toHaveLength(1)
  await app.post(
    `/identity/memberships/${body.membershipId}/confirm`,
    { commandId: newCommandId() },
    'leader',
  )
  expect(await shown()).toEqual([])
})

test('the log names nobody, and another region sees nothing of it', async () => {
  await app.sequenced()
  const told = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'decrees.%')
    .execute()
  expect(new Set(told.map(({ type }) => type))).toEqual(
    new Set([
      'decrees.drafted',
      'decrees.submitted',
      'decrees.decided',
      'decrees.in_force',
      'decrees.scanned',
    ]),
  )
  expect(JSON.stringify(told)).not.toMatch(/Ratna|Budi|Sari/)
  expect((await app.get('/api/r/3325/decrees/team')).body.decree).toBeNull()
  expect(await code('/decrees', { commandId: newCommandId(), from: 'x' })).toBe('request.invalid')
})

async function theSeat(body: string, office: string | null) {
  return seatOf(await current(), body, office)
}

async function current() {
  return (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
}

async function seen() {
  return { version: (await current()).version as number }
}

async function write(what: string, more: object) {
  const { status, body } = await app.post(
    `/decrees/${decreeId}/${what}`,
    { commandId: newCommandId(), ...more, ...(await seen()) },
    'secretariat',
  )
  expect(status).toBe(200)
  return body
}

async function handIn() {
  await write('submit', {})
}

async function passAll() {
  await handIn()
  expect(await decide('legal', 'legal')).toBe('in-chain')
  expect(await decide('regionalSecretary', 'secretary')).toBe('in-chain')
  expect(await decide('leader', 'head')).toBe('passed')
}

async function decide(who: 'legal' | 'regionalSecretary' | 'leader', step: string, more: object = {}) {
  const command = { commandId: newCommandId(), step, verdict: 'passed', ...(await seen()), ...more }
  const { body } = await app.post(`/decrees/${decreeId}/decide`, command, who)
  return body.state ?? body.code
}

async function numbered(more: object) {
  const { body } = await app.post(`/decrees/${decreeId}/number`, aNumber(more), 'legal')
  return body.code ?? body
}

async function code(url: string, payload: object): Promise<string> {
  return (await app.post(url, payload, 'secretariat')).body.code
}

function places() {
  const columns = ['user_id', 'role', 'decree', 'valid_from', 'valid_to', 'awaits_confirmation'] as const
  return app.admin
    .selectFrom('membership')
    .select(columns)
    .where('region_code', '=', '3505')
    .orderBy('valid_to')
    .orderBy('valid_from')
    .execute()
    .then((rows) => rows.toSorted((one, other) => order(one.user_id) - order(other.user_id)))
}

function order(id: string): number {
  return Object.values(people).indexOf(id)
}

async function send(content: Buffer, query: { commandId: string; sha256: string }, who = 'legal') {
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/decrees/${decreeId}/scans?${new URLSearchParams(query)}`,
    headers: { 'x-actor': who, 'content-type': 'application/pdf' },
    payload: content,
  })
  return { status: response.statusCode, body: response.json() }
}
