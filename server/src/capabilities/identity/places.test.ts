import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DECREE, realPeople } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const JATEN = '35.05.01.2001'

let app: TestApp
const { aPerson, logIn, post, roleOf } = realPeople(() => app)
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('an administrator makes an account once, however often the command arrives', async () => {
  const { cookie } = await aPerson('admin@test', [{ region: '3505', office: 'diskominfo', role: 'admin' }])
  const command = {
    commandId: newCommandId(),
    name: 'Budi',
    email: 'Budi@Test.id',
    password: 'a long password',
    membership: { office: JATEN, role: 'village-clerk', decree: DECREE, from: '2026-01-01' },
  }
  const first = await post('/identity/users', command, cookie)
  expect(first).toMatchObject({ status: 200, body: { userId: command.commandId } })
  expect(await post('/identity/users', command, cookie)).toEqual(first)
  expect((await logIn('budi@test.id', 'a long password')).statusCode).toBe(200)

  expect(await post('/identity/users', { ...command, commandId: newCommandId() }, cookie)).toMatchObject({
    status: 409,
    body: { code: 'identity.email_taken' },
  })
  const nowhere = { ...command.membership, office: 'nowhere' }
  const again = { ...command, commandId: newCommandId(), email: 'third@test.id', membership: nowhere }
  expect(await post('/identity/users', again, cookie)).toMatchObject({
    body: { code: 'identity.unknown_office' },
  })
  const receipts = await app.admin.selectFrom('command_receipt').selectAll().execute()
  expect(JSON.stringify(receipts)).not.toContain('a long password')
})

test('a place begins and ends by decree, is told without names, and never overlaps itself', async () => {
  const { cookie } = await aPerson('chief@test', [{ region: '3505', office: 'diskominfo', role: 'admin' }])
  const { userId, cookie: theirs } = await aPerson('ani@test', [])
  const membership = { userId, office: JATEN, role: 'village-clerk', decree: DECREE, from: '2026-01-01' }
  const started = { commandId: newCommandId(), ...membership }
  expect(await post('/identity/memberships', started, cookie)).toMatchObject({ status: 200 })
  expect(await post('/identity/memberships', started, cookie)).toMatchObject({ status: 200 })
  const { cookie: second } = await aPerson('second@test', [
    { region: '3505', office: 'diskominfo', role: 'secretariat' },
  ])
  const confirm = { commandId: newCommandId() }
  const confirmed = `/identity/memberships/${started.commandId}/confirm`
  expect(await post(confirmed, confirm, second)).toMatchObject({ status: 200 })
  expect(await roleOf(theirs)).toBe('village-clerk')
  const twice = { commandId: newCommandId(), ...membership, from: '2026-02-01' }
  expect(await post('/identity/memberships', twice, cookie)).toMatchObject({
    status: 409,
    body: { code: 'identity.membership_overlaps' },
  })

  const end = `/identity/memberships/${started.commandId}/end`
  const early = { commandId: newCommandId(), until: '2025-12-31' }
  expect(await post(end, early, cookie)).toMatchObject({ body: { code: 'identity.period_invalid' } })
  const ended = { commandId: newCommandId(), until: '2026-03-02' }
  expect(await post(end, ended, cookie)).toMatchObject({ status: 200 })
  expect(await post(end, ended, cookie)).toMatchObject({ status: 200 })
  expect(await roleOf(theirs)).toBe(undefined)
  // Longer again is given anew, before a second pair of eyes.
  for (const until of ['2030-01-01', '2026-03-03'])
    expect(await post(end, { commandId: newCommandId(), until }, cookie)).toMatchObject({
      status: 409,
      body: { code: 'identity.period_invalid' },
    })
  expect(await roleOf(theirs)).toBe(undefined)

  const told = await app.admin
    .selectFrom('event')
    .select(['type', 'facts'])
    .where('subject_id', '=', started.commandId)
    .orderBy('recorded_at')
    .execute()
  expect(told).toEqual([
    {
      type: 'identity.membership-started',
      facts: { role: 'village-clerk', from: '2026-01-01', waits: true },
    },
    { type: 'identity.membership-confirmed', facts: { role: 'village-clerk' } },
    { type: 'identity.membership-ended', facts: { role: 'village-clerk', until: '2026-03-02' } },
  ])
})

test('nobody gives themselves a place, and an administrator holds no role that reaches cases', async () => {
  const { userId, cookie } = await aPerson('lone@test', [
    { region: '3505', office: 'diskominfo', role: 'admin' },
  ])
  const { userId: other } = await aPerson('peer@test', [])
  const start = (change: object) =>
    post(
      '/identity/memberships',
      { commandId: newCommandId(), office: JATEN, decree: DECREE, from: '2026-01-01', ...change },
      cookie,
    )
  expect(await start({ userId, role: 'planner' })).toMatchObject({
    status: 409,
    body: { code: 'identity.not_for_yourself' },
  })
  const beside = { status: 409, body: { code: 'identity.admin_beside_cases' } }
  expect(await start({ userId: other, role: 'village-clerk', until: '2026-06-01' })).toMatchObject({
    status: 200,
  })
  expect(await start({ userId: other, role: 'admin' })).toMatchObject(beside)
  expect(await start({ userId: other, role: 'admin', from: '2026-06-01' })).toMatchObject({ status: 200 })
  expect(await start({ userId: other, role: 'front-desk', from: '2026-08-01' })).toMatchObject(beside)
  expect(await start({ userId: other, role: 'planner' })).toMatchObject({ status: 200 })
})

test('only an administrator of the region manages its people', async () => {
  const { cookie } = await aPerson('clerk@test', [{ region: '3505', office: JATEN, role: 'village-clerk' }])
  const { cookie: batang } = await aPerson('bt@test', [
    { region: '3325', office: 'diskominfo', role: 'admin' },
  ])
  for (const who of [cookie, batang])
    expect(await post('/identity/users', {}, who)).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    })
})

test('somebody with two places acts in one at a time, and chooses which', async () => {
  const { cookie } = await aPerson('two@test', [
    { region: '3505', office: JATEN, role: 'village-clerk', from: '2026-01-01' },
    { region: '3505', office: 'bappeda', role: 'planner', from: '2026-02-01' },
  ])
  expect(await roleOf(cookie)).toBe('village-clerk')
  const me = await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie } })
  const [, planner] = me.json().memberships
  expect(await roleOf(`${cookie}; guyub-membership=${planner.id}`)).toBe('planner')
})

test('officers are listed by name for those who work in the region, and for nobody who looks at it from outside', async () => {
  for (const [role, status] of [
    ['village-clerk', 200],
    ['planner', 200],
    ['assessor', 403],
    ['ministry', 403],
    ['province', 403],
  ] as const) {
    const { cookie } = await aPerson(`${role}-list@test`, [{ region: '3505', office: JATEN, role }])
    const { statusCode } = await app.inject({ url: '/api/r/3505/identity/people', headers: { cookie } })
    expect([role, statusCode]).toEqual([role, status])
  }
})
