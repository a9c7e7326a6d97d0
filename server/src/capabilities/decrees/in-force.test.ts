import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aNumber,
  decreeDesk,
  decreePeople,
  hashOf,
  type People,
  placesOf,
  seatOf,
} from '../../../test/a-decree.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let decreeId: string
let people: People
const { begun, code, numbered, passAll, seated, wholeText } = decreeDesk(
  () => app,
  () => decreeId,
)

beforeAll(async () => {
  app = await startTestApp()
  people = await decreePeople(app)
  decreeId = await begun()
  await seated(people)
  await wholeText()
  await passAll()
})
afterAll(() => app.stop())

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
  expect(await placesOf(app, people)).toEqual([
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

async function send(content: Buffer, query: { commandId: string; sha256: string }, who = 'legal') {
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/decrees/${decreeId}/scans?${new URLSearchParams(query)}`,
    headers: { 'x-actor': who, 'content-type': 'application/pdf' },
    payload: content,
  })
  return { status: response.statusCode, body: response.json() }
}
