import { createHmac } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'
import { createToken, openIdentity, revokeToken } from './index.ts'

const JATEN = '35.05.01.2001'
const DECREE = 'SK 188/1/2026'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('whoever has an account logs in and hears who they are, here and elsewhere', async () => {
  const { cookie } = await aPerson('siti@test', [
    { region: '3505', office: JATEN, role: 'village-clerk' },
    { region: '3325', office: 'diskominfo', role: 'secretariat' },
  ])
  const here = await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie } })
  expect(here.json()).toMatchObject({
    name: 'siti@test',
    acting: {
      office: { code: JATEN, name: 'Desa Jaten' },
      area: JATEN,
      role: 'village-clerk',
      jurisdiction: 'office',
    },
  })
  expect(here.json().acting.permissions).toContain('cases.submit')
  const places = here
    .json()
    .memberships.map(({ region, role }: Record<string, string>) => `${region} ${role}`)
  expect(places.toSorted()).toEqual(['3325 secretariat', '3505 village-clerk'])

  const elsewhere = await app.inject({ url: '/api/r/3505L/identity/me', headers: { cookie } })
  expect(elsewhere.json()).toMatchObject({ acting: null, memberships: [{}, {}] })
})

test('the cookie is kept from scripts and other sites, and from the clear on a secure address', async () => {
  const { password } = await aPerson('cookie@test', [])
  const plain = await logIn('cookie@test', password)
  expect(plain.headers['set-cookie']?.toString()).toMatch(/^guyub\.session_token=.*HttpOnly; SameSite=Lax/)
  const secure = await logIn('cookie@test', password, { 'x-forwarded-proto': 'https' })
  expect(secure.headers['set-cookie']?.toString()).toMatch(/^__Secure-guyub\.session_token=.*; Secure/)
})

test('a wrong password and an unknown address hear the same', async () => {
  await aPerson('known@test', [])
  const answers = [
    await logIn('known@test', 'not the password'),
    await logIn('nobody@test', 'not the password'),
  ]
  for (const answer of answers) {
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 401, code: 'identity.invalid_email_or_password' })
  }
})

test('after ten wrong guesses an account waits, while another is let in; right ones never count', async () => {
  const { password } = await aPerson('guessed@test', [])
  for (let time = 0; time < 12; time++) expect((await logIn('guessed@test', password)).statusCode).toBe(200)
  for (let guess = 0; guess < 10; guess++) await logIn('guessed@test', 'not the password')
  const answer = await logIn('Guessed@test', password)
  expect(answer.json()).toMatchObject({ status: 429, code: 'request.too_many' })
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await aPerson('other@test', [])).cookie).toBeTruthy()
})

test('guesses made at once are counted before they are judged, and other addresses are let in', async () => {
  const { password } = await aPerson('crowd@test', [])
  const guess = (ip: string, text = 'not the password') =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: address('crowd@test'), password: text },
      remoteAddress: ip,
    })
  const crowd = await Promise.all(Array.from({ length: 30 }, () => guess('10.2.0.1')))
  expect(crowd.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
  expect(crowd.filter(({ statusCode }) => statusCode === 429)).toHaveLength(20)
  expect((await guess('10.2.0.2', password)).statusCode).toBe(200)

  for (let from = 3; from < 12; from++)
    await Promise.all(Array.from({ length: 10 }, () => guess(`10.2.0.${from}`)))
  expect((await guess('10.2.0.99', password)).json()).toMatchObject({ status: 429 })
})

test('with a second factor the password alone opens nothing', async () => {
  const { cookie, password } = await aPerson('two-steps@test', [])
  const enabled = await auth('two-factor/enable', { password }, cookie)
  const { totpURI } = enabled.json()
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  expect((await auth('two-factor/verify-totp', { code: totp(secret) }, cookie)).statusCode).toBe(200)

  const first = await logIn('two-steps@test', password)
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  const half = cookiesOf(first)
  expect((await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: half } })).statusCode).toBe(
    401,
  )
  const wrong = await auth('two-factor/verify-totp', { code: '000000' }, half)
  expect(wrong.json()).toMatchObject({ status: 401, code: 'identity.invalid_code' })
  const second = await auth('two-factor/verify-totp', { code: totp(secret) }, half)
  expect(second.statusCode).toBe(200)
  const whole = cookiesOf(second)
  expect((await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: whole } })).statusCode).toBe(
    200,
  )
})

test('hostile input to the log-in is refused too', async () => {
  const { cookie } = await aPerson('hostile@test', [])
  for (const [path, body] of [
    ['revoke-session', { token: 'a\0b' }],
    ['sign-in/email', { email: 'a\0b@test.id', password: 'x'.repeat(12) }],
    ['sign-in/email', { email: ['x'], password: {} }],
    ['change-password', {}],
    ['two-factor/verify-backup-code', { code: '\ud800' }],
  ] as const) {
    const answer = await auth(path, body, cookie)
    expect([path, answer.statusCode]).toEqual([path, expect.toSatisfy((code) => code >= 400 && code < 500)])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  }
})

test('nobody signs up by themselves', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { email: 'me@test', password: 'a long password', name: 'Me' },
  })
  expect(answer.json()).toMatchObject({ status: 404, code: 'request.no_such_path' })
})

test('a log-in from the page of another site is refused', async () => {
  const { cookie, password } = await aPerson('lured@test', [])
  const answer = await logIn('lured@test', password, { cookie, origin: 'https://evil.example' })
  expect(answer.statusCode).toBe(403)
})

test('a log-out holds at once, and a normal request asks the database for neither session nor places', async () => {
  const { cookie } = await aPerson('out@test', [{ region: '3505', office: JATEN, role: 'village-clerk' }])
  const url = '/api/r/3505/identity/people?office=35.05.01.2002'
  await app.inject({ url, headers: { cookie } })
  const statements = await app.statementsDuring(() => app.inject({ url, headers: { cookie } }))
  expect(statements.filter((text) => !text.includes('set_config'))).toHaveLength(1)

  const out = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { cookie, origin: 'http://localhost:80' },
  })
  expect(out.statusCode).toBe(200)
  expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(401)
})

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

test('a machine does what its token says, in its region, until it expires or is revoked', async () => {
  const token = (expiresAt: Date) =>
    createToken(app.pool, {
      name: 'bench',
      region: '3505',
      office: JATEN,
      scopes: ['regions.read'],
      expiresAt,
    })
  const { id, token: good } = await token(new Date('2026-04-01'))
  const { token: old } = await token(new Date('2026-03-01'))
  const ask = async (region: string, authorization: string) =>
    (
      await app.inject({
        url: `/api/r/${region}/identity/people?office=${JATEN}`,
        headers: { authorization },
      })
    ).statusCode
  expect(await ask('3505', `Bearer ${good}`)).toBe(200)
  expect(await ask('3325', `Bearer ${good}`)).toBe(403)
  expect(await ask('3505', `Bearer ${good}x`)).toBe(401)
  expect(await ask('3505', `Bearer ${old}`)).toBe(401)
  expect(JSON.stringify(await app.admin.selectFrom('auth.api_token').selectAll().execute())).not.toContain(
    good,
  )

  await revokeToken(app.pool, id, app.clock.now)
  const fresh = openIdentity({ ...app.house, findOffice: async () => undefined, believedFor: 0 })
  const request = { params: { region: '3505' }, headers: { authorization: `Bearer ${good}` } }
  expect(await fresh.actorOf(request as never)).toBe(undefined)
  await fresh.close()
})

interface Place {
  readonly region: string
  readonly office: string
  readonly role: Role
  readonly from?: string
}

async function aPerson(email: string, places: readonly Place[]) {
  const memberships = places.map((place) => ({ decree: DECREE, ...place }))
  const { userId, password } = await createUser(app.house, {
    name: email,
    email: address(email),
    keepsPassword: true,
    memberships,
  })
  const answer = await logIn(email, password)
  const [cookie = ''] = answer.headers['set-cookie']?.toString().split(';') ?? []
  return { userId, password, cookie }
}

function logIn(email: string, password: string, headers: Record<string, string> = {}) {
  const payload = { email: address(email), password }
  return app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, headers })
}

function auth(path: string, payload: object, cookie: string) {
  const headers = { cookie, origin: 'http://localhost:80' }
  return app.inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers })
}

type Answer = Awaited<ReturnType<typeof logIn>>

function cookiesOf({ headers }: Answer): string {
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** RFC 6238 with its defaults, as an app on a phone counts it. */
function totp(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(time).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function address(email: string): string {
  return email.includes('.') ? email : `${email}.id`
}

async function post(path: string, payload: object, cookie: string) {
  const answer = await app.inject({ method: 'POST', url: `/api/r/3505${path}`, payload, headers: { cookie } })
  return { status: answer.statusCode, body: answer.json() }
}

async function roleOf(cookie: string): Promise<string | undefined> {
  const answer = await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie } })
  return answer.json().acting?.role
}
