import { newCommandId } from '@guyub/contract/command'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aSession,
  aTraining,
  attendanceDesk,
  aWork,
  cohortDesk,
  hashOf,
  type Training,
} from '../../../test/a-cohort.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let base: string
let sessions: readonly string[]
let people: Training['people']
let training: Training
const { mark, marks } = attendanceDesk(
  () => app,
  () => training,
)
const { refused, send } = cohortDesk(() => app)

beforeAll(async () => {
  app = await startTestApp()
  training = await aTraining(app)
  ;({ base, sessions, people } = training)
  await mark(marks('2026-03-02T02:00:00Z', {}))
  await mark(marks('2026-03-02T01:30:00Z', { delegateId: people.cici, substitute: 'Wakil Cici' }))
})
afterAll(() => app.stop())

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

test('the log names nobody, another region sees nothing, and a cancelled day is none of the cohort’s', async () => {
  const off = aSession({ sessionId: sessions[1], version: 1, day: '2026-03-03', isCancelled: true })
  expect((await app.post(`${base}/sessions`, off, 'secretariat')).status).toBe(200)
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
