import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const ITEM = '/evaluation/2026/items/outcome-governance'
const EMAIL = 'asesor@kampus.test'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const { id } = app.actors.assessor
  const account = { id, name: 'Sri Wahyuni', email: EMAIL, emailVerified: true, passwordGiven: false }
  await app.admin.insertInto('auth.user').values(account).execute()
  const blanks = { commandId: newCommandId(), stock: 'child-card', count: 9, reason: 'received' }
  await app.post('/cases/stock', { ...blanks, occurredAt: app.clock.now.toISOString() }, 'registrar')
  for (let filed = 0; filed < 7; filed += 1) {
    const { commandId, ...request } = aRequest()
    await app.post('/cases', { commandId, ...request }, 'clerk')
    for (const act of [anAct('verify'), anAct('print-card', { product: 'child-card' })])
      await app.post(`/cases/${commandId}/act`, act, 'registrar')
  }
  await app.settle()
})
afterAll(() => app.stop())

test('an assessor scores a region, is then recorded as its mentor, and the score counts no more', async () => {
  const freeze = { commandId: newCommandId(), indicator: 'papers-within-promise', year: 2026 }
  const { body: evidence } = await app.post('/evidence', freeze, 'secretariat')
  const answer = {
    commandId: newCommandId(),
    answer: 'Berjalan.',
    selfScore: 3,
    evidenceId: evidence.evidenceId,
  }
  expect((await app.post(`${ITEM}/answer`, answer, 'secretariat')).status).toBe(200)
  expect((await app.post(`${ITEM}/score`, aScore(), 'assessor')).status).toBe(200)
  expect(await aspectScore()).toBe(3.5)

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
  expect(await aspectScore()).toBeNull()
  const { body: round } = await app.get('/evaluation/2026', 'assessor')
  expect(round.isMentor).toBe(true)
  expect(scoresOf(round)).toMatchObject([{ score: 3.5, counts: false }])
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
  return { commandId: newCommandId(), email: EMAIL.toUpperCase(), since: '2025-06-01', ...more }
}

function aScore() {
  return { commandId: newCommandId(), score: 3.5, note: 'Bukti lengkap.', version: 1 }
}

async function refused(command: object): Promise<string> {
  return (await app.post('/evaluation/mentors', command, 'ministry')).body.code
}

interface Round {
  readonly aspects: readonly {
    readonly score: number | null
    readonly items: readonly { readonly key: string; readonly scores: readonly object[] }[]
  }[]
}

function scoresOf(round: Round): readonly object[] {
  return (
    round.aspects.flatMap(({ items }) => items).find(({ key }) => key === 'outcome-governance')?.scores ?? []
  )
}

async function aspectScore(): Promise<number | null | undefined> {
  const { body } = await app.get('/evaluation/2026', 'secretariat')
  return (body as Round).aspects.find(({ items }) => items.some(({ key }) => key === 'outcome-governance'))
    ?.score
}
