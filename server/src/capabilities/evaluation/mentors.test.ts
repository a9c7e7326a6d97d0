import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer, anOpening, aPaper, EMAIL, ITEMS, withAccounts } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const ROUND = '/evaluation/2026/2'
const ITEM = `${ROUND}/items/outcome-governance`

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await withAccounts(app)
  const paper = await aPaper(app)
  const open = ITEMS.filter((item) => item !== 'outcome-governance')
  expect((await app.post(`${ROUND}/open`, anOpening(), 'ministry')).status).toBe(200)
  expect((await app.post(`${ITEM}/answer`, anAnswer([paper]), 'secretariat')).status).toBe(200)
  const submit = { commandId: newCommandId(), unanswered: open }
  expect((await app.post(`${ROUND}/submit`, submit, 'leader')).status).toBe(200)
  const seat = { commandId: newCommandId(), email: EMAIL.assessor, expiresAt: '2026-12-31T00:00:00Z' }
  expect((await app.post(`${ROUND}/panel`, seat, 'ministry')).status).toBe(200)
})
afterAll(() => app.stop())

test('an assessor scores a region, is then recorded as its mentor, and the score counts no more', async () => {
  expect((await app.post(`${ITEM}/score`, aScore(), 'assessor')).status).toBe(200)
  expect((await theItem()).score).toBe(3.5)

  const command = aMentor()
  const first = await app.post('/evaluation/mentors', command, 'ministry')
  expect(first).toMatchObject({
    status: 200,
    body: { personId: app.actors.assessor.id, name: 'Sri Wahyuni' },
  })
  expect(await app.post('/evaluation/mentors', command, 'ministry')).toEqual(first)
  expect((await app.get('/evaluation/mentors', 'secretariat')).body).toEqual([
    { personId: app.actors.assessor.id, name: 'Sri Wahyuni', since: '2025-06-01', scores: 1 },
  ])
  expect(await theItem()).toMatchObject({ score: null, scores: [{ score: 3.5, counts: false }] })
  expect((await app.get(ROUND, 'assessor')).body).toMatchObject({ isMentor: true, mayScore: false })
  const seat = { commandId: newCommandId(), email: EMAIL.assessor, expiresAt: '2026-12-31T00:00:00Z' }
  expect((await app.post(`${ROUND}/panel`, seat, 'ministry')).body.code).toBe('evaluation.assessor_mentored')
})

test('a mentor scores nothing here from then on', async () => {
  expect(await app.post(`${ITEM}/score`, aScore(), 'assessor')).toMatchObject({
    status: 403,
    body: { code: 'evaluation.assessor_mentored' },
  })
})

test('the same person twice, a person without an account, a day that is yet to come: each is refused', async () => {
  expect(await refused(aMentor())).toBe('evaluation.mentor_already')
  expect(await refused(aMentor({ email: 'nobody@kampus.test' }))).toBe('evaluation.mentor_unknown')
  expect(await refused(aMentor({ since: '2026-03-04' }))).toBe('evaluation.mentor_in_future')
})

test('only the ministry records mentors, and the log names nobody', async () => {
  for (const who of ['assessor', 'secretariat', 'admin'] as const)
    expect((await app.post('/evaluation/mentors', aMentor(), who)).status).toBe(403)
  expect((await app.get('/evaluation/mentors', 'clerk')).status).toBe(403)
  await app.sequenced()
  const told = app.admin.selectFrom('log').select('facts').where('type', '=', 'evaluation.mentor_recorded')
  expect(await told.execute()).toEqual([{ facts: { since: '2025-06-01' } }])
})

function aMentor(more: object = {}) {
  return { commandId: newCommandId(), email: EMAIL.assessor.toUpperCase(), since: '2025-06-01', ...more }
}

function aScore() {
  return { commandId: newCommandId(), score: 3.5, note: 'Bukti lengkap.', version: 1 }
}

async function refused(command: object): Promise<string> {
  return (await app.post('/evaluation/mentors', command, 'ministry')).body.code
}

async function theItem(): Promise<{ score: number | null; scores: object[] }> {
  const { body } = await app.get(ROUND, 'ministry')
  const items = body.aspects.flatMap((aspect: { items: { key: string }[] }) => aspect.items)
  return items.find(({ key }: { key: string }) => key === 'outcome-governance')
}
