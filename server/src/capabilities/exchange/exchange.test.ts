import { generateKeyPairSync } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer, anOpening, aPaper, EMAIL, ITEMS } from '../../../test/evaluation-round.ts'
import type { TestApp } from '../../../test/harness.ts'
import {
  arrivalsAt,
  contextOf,
  done,
  keyOf,
  linkOf,
  startTwoInstallations,
} from '../../../test/two-installations.ts'
import { sendOn } from '../../kernel/sender.ts'
import { joinExchange, RECORD, roundSender } from './index.ts'

const ROUND = '/evaluation/2026/2'
const WEEK = 7 * 86_400_000

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
})
afterAll(() => two.stop())

test('a link is made once, with a key of the kind that signs', async () => {
  await expect(
    joinExchange(contextOf(home), { side: 'home', address: two.address, peerKey: keyOf(centre) }),
  ).rejects.toThrow('exchange.linked_already')
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const peerKey = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  await expect(joinExchange(contextOf(home), { side: 'centre', peerKey })).rejects.toThrow(
    'exchange.key_type',
  )
})

test('weeks apart, a round runs over two installations: instrument down, answers and evidence up, letter down', async () => {
  await done(centre, `${ROUND}/open`, anOpening(), 'ministry')
  await two.settle()
  expect((await home.get(ROUND, 'secretariat')).body).toMatchObject({
    state: 'open',
    instrument: 'guyub-2021-draft',
  })

  const papers = [
    await aPaper(home, 'policy'),
    await aPaper(home, 'org_structure'),
    await aPaper(home, 'presentation'),
  ]
  for (const item of ITEMS) await done(home, `${ROUND}/items/${item}/answer`, anAnswer(papers), 'secretariat')
  await done(home, `${ROUND}/submit`, {}, 'leader')
  home.clock.now = centre.clock.now = new Date(home.clock.now.getTime() + 3 * WEEK)
  await two.settle()
  const { body: seen } = await centre.get(ROUND, 'ministry')
  expect(seen).toMatchObject({ state: 'submitted', answered: ITEMS.length, submittedAs: 'head' })
  const archive = (app: TestApp) =>
    app.inject({ url: `/api/r/3505/evidence/${papers[0]}/archive`, headers: { 'x-actor': 'ministry' } })
  expect((await archive(centre)).rawPayload.equals((await archive(home)).rawPayload)).toBe(true)

  const seat = { email: EMAIL.assessor, isChair: true, expiresAt: '2026-12-31T00:00:00Z' }
  await done(centre, `${ROUND}/panel`, seat, 'ministry')
  const { body: asked } = await centre.post(
    `${ROUND}/questions`,
    { commandId: newCommandId(), item: 'quick-win', question: 'Berapa desa?', dueAt: '2026-05-01T00:00:00Z' },
    'assessor',
  )
  await two.settle()
  await done(
    home,
    `/evaluation/questions/${asked.questionId}/reply`,
    { reply: 'Empat puluh.' },
    'secretariat',
  )
  await two.settle()
  expect(questionsOf((await centre.get(ROUND, 'ministry')).body)).toMatchObject([{ reply: 'Empat puluh.' }])

  for (const item of ITEMS)
    await done(centre, `${ROUND}/items/${item}/score`, { score: 3, note: 'Baik.', version: 1 }, 'assessor')
  await done(centre, `${ROUND}/findings`, { kind: 'recommendation', finding: 'Rapat bulanan.' }, 'assessor')
  const letter = { letterNumber: 'B-9/2026', letterOn: '2026-03-20' }
  await done(centre, `${ROUND}/publish`, letter, 'ministry')
  await two.settle()
  const { body: ended } = await home.get(ROUND, 'secretariat')
  expect(ended).toMatchObject({ state: 'published', letterNumber: 'B-9/2026', index: expect.closeTo(3, 9) })
  const { body: history } = await home.get('/evaluation', 'secretariat')
  expect(history.rounds[0]).toMatchObject({ index: expect.closeTo(3, 9) })
  expect((await home.get('/evaluation/findings', 'secretariat')).body).toMatchObject([
    { finding: 'Rapat bulanan.' },
  ])
  const pdf = (app: TestApp) =>
    app.inject({ url: `/api/r/3505${ROUND}/letter`, headers: { 'x-actor': 'secretariat' } })
  expect((await pdf(home)).rawPayload.equals((await pdf(centre)).rawPayload)).toBe(true)
})

test('evidence that is withdrawn at home is withdrawn at the centre; how the plan stands is known there', async () => {
  const paper = await aPaper(home)
  await done(home, `/evidence/${paper}/withdraw`, { reason: 'Salah unggah.' }, 'secretariat')
  await two.settle()
  const { body } = await centre.get('/evidence', 'ministry')
  expect(body.find(({ id }: { id: string }) => id === paper)).toMatchObject({
    withdrawn: { reason: 'Salah unggah.' },
  })
  const told = await centre.admin.selectFrom('exchange_standing').selectAll().execute()
  expect(told).toMatchObject([{ region_code: '3505', standing: { dimensions: expect.any(Array) } }])
})

test('the answer of a meeting is lost, and the next meeting brings the same again: nothing happens twice', async () => {
  await aPaper(home)
  await two.packed(home)
  const before = await linkOf(home)
  await two.meet()
  // As if the answer had never come.
  await home.admin
    .updateTable('exchange_link')
    .set({ acknowledged: before.acknowledged, taken_number: before.taken_number })
    .execute()
  const arrivals = await arrivalsAt(centre)
  await two.meet()
  expect(await arrivalsAt(centre)).toBe(arrivals)
  expect((await linkOf(home)).last_fault).toBeNull()
})

test('an answer with a NIK never leaves: it is refused where it is given', async () => {
  await done(home, '/evaluation/2026/1/open', anOpening(), 'ministry')
  const answer = anAnswer([await aPaper(home)], { answer: 'Milik NIK 3505014101900003.' })
  const { body } = await home.post('/evaluation/2026/1/items/quick-win/answer', answer, 'secretariat')
  expect(body.code).toBe('request.personal_data')
})

test('a centre that cannot be reached is a fault that is shown, and tried again', async () => {
  await home.admin.updateTable('exchange_link').set({ address: 'http://127.0.0.1:9' }).execute()
  await two.jobs.get(home)?.exchange.meet()
  const { body } = await home.get('/exchange', 'secretariat')
  expect(body.link.lastFault).toBeTruthy()
  expect(body.parcels[0]).toMatchObject({ kind: expect.any(String), hash: expect.any(String) })
})

test('how rounds stand reaches the centre`s rows, and a result its rank; after the days of grace a late region is told to the ministry, and to nobody else', async () => {
  const record = () => two.jobs.get(centre)?.tasks[RECORD]?.({ region: '3505' })
  await done(centre, '/evaluation/2027/1/open', anOpening({ closesAt: '2026-04-01T00:00:00Z' }), 'ministry')
  await record()
  await record()
  const told = await centre.admin
    .selectFrom('movement_result')
    .selectAll()
    .where('member_code', '=', '35.05')
    .where('year', '=', 2026)
    .execute()
  expect(told).toMatchObject([
    { region_code: 'ID', source: 'B-9/2026', rank: 1, group_size: 1, group_name: '50 daerah angkatan 2023' },
  ])
  const path = '/api/r/ID/movement/rounds'
  centre.clock.now = new Date('2026-04-05T00:00:00Z')
  const { body: soon } = await centre.get(path, 'centre')
  expect(soon.counts).toMatchObject([
    { year: 2027, stage: 1, open: 1, late: 1 },
    { year: 2026, stage: 2, published: 1 },
  ])
  expect(soon.late).toEqual([])
  expect(soon.lateAfterDays).toBe(7)
  centre.clock.now = new Date('2026-04-09T00:00:00Z')
  expect((await centre.get(path, 'eastJava')).body.late).toMatchObject([
    { member: '35.05', memberName: 'Kabupaten Blitar', days: 8 },
  ])
  expect((await centre.get(path, 'centralJava')).body.late).toEqual([])
  expect((await centre.get(path)).status).toBe(401)
  await sendOn(centre.reader, roundSender)
})

function questionsOf(view: { aspects: { items: { questions: object[] }[] }[] }): object[] {
  return view.aspects.flatMap(({ items }) => items.flatMap(({ questions }) => questions))
}
