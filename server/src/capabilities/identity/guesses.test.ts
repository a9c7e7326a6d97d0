import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../../e2e/authenticator.ts'
import { cookiesOf } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'
import { createToken } from './index.ts'

const JATEN = '35.05.01.2001'
const WRONG = 'not the password'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('strangers who guess from everywhere do not lock the owner out of a device where they signed in before', async () => {
  const siti = await aPerson('siti@desa.id')
  const known = cookiesOf(await logIn(siti, '10.5.0.1'))
  const other = await aPerson('budi@desa.id')
  const foreign = cookiesOf(await logIn(other, '10.5.0.1'))
  for (let from = 0; from < 10; from++)
    await Promise.all(Array.from({ length: 10 }, () => logIn({ ...siti, password: WRONG }, `10.5.1.${from}`)))

  expect((await logIn(siti, '10.5.2.1')).statusCode).toBe(429)
  expect((await logIn(siti, '10.5.2.1', foreign)).statusCode).toBe(429)
  expect((await logIn(siti, '10.5.2.1', known)).statusCode).toBe(200)
  // Behind the very router from which it was guessed.
  expect((await logIn(siti, '10.5.1.1', known)).statusCode).toBe(200)
})

test('who guesses on such a device has ten guesses there, and two people share it', async () => {
  const [one, two] = [await aPerson('ani@desa.id'), await aPerson('edi@desa.id')]
  const first = cookiesOf(await logIn(one, '10.6.0.1'))
  const both = cookiesOf(await logIn(two, '10.6.0.1', first))
  for (let guess = 0; guess < 10; guess++)
    expect((await logIn({ ...one, password: WRONG }, `10.6.1.${guess}`, both)).statusCode).toBe(401)
  expect((await logIn(one, '10.6.1.99', both)).statusCode).toBe(429)
  expect((await logIn(two, '10.6.1.99', both)).statusCode).toBe(200)
  expect((await logIn(one, '10.6.1.99')).statusCode).toBe(200)
})

test('whoever finds a desk unlocked guesses its password ten times, whatever else they send', async () => {
  const { email, password } = await aPerson('dina@desa.id')
  const session = cookiesOf(await logIn({ email, password }, '10.7.0.1'))
  for (let guess = 0; guess < 10; guess++) {
    const cookie = `guyub.two_factor=made-up-${guess}; ${session}`
    const body = { currentPassword: WRONG, newPassword: 'hujan turun di pasar', email: `${guess}@desa.id` }
    expect((await send('change-password', body, cookie, '10.7.0.1')).statusCode).toBe(400)
  }
  const right = { currentPassword: password, newPassword: 'hujan turun di pasar' }
  expect((await send('change-password', right, session, '10.7.0.1')).statusCode).toBe(429)
  const enable = await send('two-factor/enable', { password }, session, '10.7.0.1')
  expect(enable.statusCode).toBe(429)
})

test('five codes to a first step and ten to an account; whoever is signed in goes on, and no stranger can lock it', async () => {
  const { email, password } = await aPerson('rudi@desa.id')
  const session = cookiesOf(await logIn({ email, password }, '10.8.0.1'))
  const enabled = await send('two-factor/enable', { password }, session, '10.8.0.1')
  const secret = new URL(enabled.json().totpURI).searchParams.get('secret') ?? ''
  const first = await send('two-factor/verify-totp', { code: codeOf(secret) }, session, '10.8.0.1')

  // Without the password there is no second step to guess at.
  for (let guess = 0; guess < 12; guess++)
    await send('two-factor/verify-totp', { code: '000000' }, `guyub.two_factor=made-up.${guess}`, '10.8.1.1')

  const begin = async () => cookiesOf(await logIn({ email, password }, '10.8.2.1'))
  let half = await begin()
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  for (let guess = 0; guess < 5; guess++)
    expect((await send('two-factor/verify-totp', { code: wrong }, half, '10.8.2.1')).statusCode).toBe(401)
  const sixth = await send('two-factor/verify-totp', { code: codeOf(secret) }, half, '10.8.2.1')
  expect(sixth.json().code).toBe('identity.too_many_attempts_request_new_code')
  half = await begin()
  for (let guess = 0; guess < 5; guess++)
    await send('two-factor/verify-totp', { code: wrong }, half, '10.8.3.1')
  const locked = await send('two-factor/verify-totp', { code: codeOf(secret) }, await begin(), '10.8.4.1')
  expect(locked.json()).toMatchObject({ status: 429, code: 'identity.account_temporarily_locked' })
  const me = await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: cookiesOf(first) } })
  expect(me.statusCode).toBe(200)
})

test('an address that brings thirty wrong tokens waits, but not the machine whose token was right', async () => {
  const made = () =>
    createToken(app.pool, {
      ...{ name: 'kiosk', region: '3505', office: JATEN, scopes: ['regions.read'] },
      expiresAt: new Date('2026-04-01'),
    })
  const [{ token: used }, { token: fresh }] = [await made(), await made()]
  const ask = async (token: string, ip: string) => {
    const url = `/api/r/3505/identity/people?office=${JATEN}`
    const headers = { authorization: `Bearer ${token}` }
    return (await app.inject({ url, headers, remoteAddress: ip })).statusCode
  }
  expect(await ask(used, '10.9.0.1')).toBe(200)
  const guesses = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(`guyub_3505_${i}`, '10.9.0.1')))
  expect(guesses.filter((status) => status === 401)).toHaveLength(30)
  expect(guesses.filter((status) => status === 429)).toHaveLength(10)
  const asked = await app.statementsDuring(async () => ask('guyub_3505_again', '10.9.0.1'))
  expect(asked).toEqual([])
  expect(await ask(used, '10.9.0.1')).toBe(200)
  expect(await ask(fresh, '10.9.0.1')).toBe(429)
  expect(await ask(fresh, '10.9.0.2')).toBe(200)
})

interface Person {
  readonly email: string
  readonly password: string
}

async function aPerson(email: string): Promise<Person> {
  const { password } = await createUser(app.house, {
    ...{ name: email, email, keepsPassword: true },
    memberships: [{ region: '3505', office: JATEN, role: 'village-clerk', decree: 'SK 188/1/2026' }],
  })
  return { email, password }
}

function logIn(person: Person, ip: string, cookie = '') {
  return send('sign-in/email', person, cookie, ip)
}

function send(path: string, payload: object, cookie: string, ip: string) {
  return app.inject({
    ...{ method: 'POST', url: `/api/auth/${path}`, payload, remoteAddress: ip },
    headers: { cookie, origin: 'http://localhost:80' },
  })
}
