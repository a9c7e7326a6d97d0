import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../../e2e/authenticator.ts'
import { address, cookiesOf, realPeople } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const JATEN = '35.05.01.2001'

let app: TestApp
const { aPerson, auth, logIn } = realPeople(() => app)
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
  expect((await auth('two-factor/verify-totp', { code: codeOf(secret) }, cookie)).statusCode).toBe(200)

  const first = await logIn('two-steps@test', password)
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  const half = cookiesOf(first)
  expect((await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: half } })).statusCode).toBe(
    401,
  )
  const wrong = await auth('two-factor/verify-totp', { code: '000000' }, half)
  expect(wrong.json()).toMatchObject({ status: 401, code: 'identity.invalid_code' })
  const second = await auth('two-factor/verify-totp', { code: codeOf(secret) }, half)
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
