import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSession, aTraining, attendanceDesk, type Training } from '../../../test/a-cohort.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let base: string
let sessions: readonly string[]
let people: Training['people']
let training: Training
const { mark, marks, tokenOf } = attendanceDesk(
  () => app,
  () => training,
)

beforeAll(async () => {
  app = await startTestApp()
  training = await aTraining(app)
  ;({ base, sessions, people } = training)
})
afterAll(() => app.stop())

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

test('a cancelled session takes no attendance', async () => {
  const off = aSession({ sessionId: sessions[1], version: 1, day: '2026-03-03', isCancelled: true })
  expect((await app.post(`${base}/sessions`, off, 'secretariat')).status).toBe(200)
  expect((await mark(marks('2026-03-02T01:00:00Z', {}), sessions[1])).body.code).toBe(
    'cohort.session_cancelled',
  )
})
