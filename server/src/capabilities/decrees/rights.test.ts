import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const who of ['secretariat', 'legal', 'clerk'] as const) {
    const account = { id: app.actors[who].id, name: who, email: `${who}@blitar.test` }
    await app.admin
      .insertInto('auth.user')
      .values({ ...account, emailVerified: true, passwordGiven: false })
      .execute()
  }
})
afterAll(() => app.stop())

test('who drafts a decree of one step and sits in it waits for a confirmation; another person does not', async () => {
  const { decreeId, seats } = await aDecree()
  await named(decreeId, seats, 'diskominfo', 'secretariat', 'secretariat')
  await named(decreeId, seats, 'bappeda', 'clerk', 'planner')
  await shortChain(decreeId)
  expect((await number(decreeId, '1/2026')).body).toMatchObject({ started: 2, waiting: 1 })
  const rows = await app.admin
    .selectFrom('membership')
    .select(['role', 'granted_by', 'confirmed_by', 'awaits_confirmation'])
    .orderBy('role')
    .execute()
  const { secretariat, legal } = app.actors
  expect(rows).toEqual([
    {
      ...{ role: 'planner', granted_by: secretariat.id, confirmed_by: legal.id },
      awaits_confirmation: false,
    },
    { role: 'secretariat', granted_by: legal.id, confirmed_by: null, awaits_confirmation: true },
  ])
})

test('a place that cannot be given keeps the whole decree from its number, and names the seat', async () => {
  const place = { office: 'diskominfo', role: 'admin', decree: 'x', from: '2026-01-01' }
  const command = { commandId: newCommandId(), userId: app.actors.clerk.id, ...place }
  expect((await app.post('/identity/memberships', command, 'admin')).status).toBe(200)
  const draft = { commandId: newCommandId(), from: 'decree-in-force' }
  const decreeId: string = (await app.post('/decrees', draft, 'secretariat')).body.decreeId
  const { seats } = (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
  const seat = await named(decreeId, seats, '35.05.01', 'clerk', 'district-officer')
  await shortChain(decreeId)
  const refused = await number(decreeId, '2/2026')
  expect(refused).toMatchObject({ status: 409, body: { code: 'decrees.rights_refused' } })
  expect(refused.body.errors).toEqual([{ pointer: `#/seats/${seat}`, code: 'identity.admin_beside_cases' }])
  expect((await app.get(`/decrees/${decreeId}`, 'legal')).body.state).toBe('passed')
  const { count } = await app.admin
    .selectFrom('document')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(1)
})

interface Seat {
  readonly id: string
  readonly body: string
  readonly office: string | null
}

async function aDecree(): Promise<{ decreeId: string; seats: readonly Seat[] }> {
  const command = { commandId: newCommandId(), from: 'template' }
  const { decreeId } = (await app.post('/decrees', command, 'secretariat')).body
  return { decreeId, seats: (await app.get(`/decrees/${decreeId}`, 'secretariat')).body.seats }
}

async function named(
  decreeId: string,
  seats: readonly Seat[],
  office: string,
  who: 'secretariat' | 'clerk',
  role: string,
): Promise<string | undefined> {
  const seat = seats.find((one) => one.body === 'tim' && one.office === office)
  const person = { id: app.actors[who].id, name: who, title: null }
  const { version } = (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
  const command = { ...seat, commandId: newCommandId(), seatId: seat?.id, person, role, version }
  expect((await app.post(`/decrees/${decreeId}/seats`, command, 'secretariat')).status).toBe(200)
  return seat?.id
}

/** The legal office's check alone: as few people as a chain may have. */
async function shortChain(decreeId: string): Promise<void> {
  const { version, title, body } = (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
  const chain = [{ key: 'legal', title: 'Diperiksa', roles: ['legal-officer'] }]
  const text = { title, body: { ...body, headName: 'X', inView: ['UU 23/2014'] }, chain, expiresOn: null }
  const wrote = await app.post(
    `/decrees/${decreeId}/text`,
    { commandId: newCommandId(), version, ...text },
    'secretariat',
  )
  const seen = { version: wrote.body.version }
  await app.post(`/decrees/${decreeId}/submit`, { commandId: newCommandId(), ...seen }, 'secretariat')
  const step = { commandId: newCommandId(), step: 'legal', verdict: 'passed', ...seen }
  expect((await app.post(`/decrees/${decreeId}/decide`, step, 'legal')).body.state).toBe('passed')
}

function number(decreeId: string, its: string) {
  const command = { number: its, decidedOn: '2026-03-02', effectiveOn: '2026-03-02' }
  return app.post(`/decrees/${decreeId}/number`, { commandId: newCommandId(), ...command }, 'legal')
}
