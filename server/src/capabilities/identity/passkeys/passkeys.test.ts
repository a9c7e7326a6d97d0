import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf, realPeople } from '../../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { createUser } from '../../../people.ts'

// That a device opens an account is walked in a browser (e2e/account); here is what is refused.
let app: TestApp
const { aPerson, auth, logIn } = realPeople(() => app)
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

const MADE_UP = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {}, response: {} }

test('a passkey is begun with the password, for the name of this address', async () => {
  const { cookie, password } = await aPerson('begin@test', [])
  expect((await auth('passkey/begin', { password }, '')).statusCode).toBe(401)
  expect((await auth('passkey/begin', { password: 'another one' }, cookie)).json().code).toBe(
    'identity.invalid_password',
  )
  const options = (await auth('passkey/begin', { password }, cookie)).json()
  expect(options).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: 'begin@test.id' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
})

test('what no device answered is refused, and a question is answered once', async () => {
  const { cookie, password } = await aPerson('answer@test', [])
  const add = (sent: string) => auth('passkey/add', { name: 'Ponsel', answer: MADE_UP }, sent)
  expect((await add(cookie)).json().code).toBe('identity.passkey_expired')
  const begun = cookiesOf(await auth('passkey/begin', { password }, cookie))
  const both = `${cookie}; ${begun}`
  expect((await add(both)).json().code).toBe('identity.passkey_failed')
  expect((await add(both)).json().code).toBe('identity.passkey_expired')
  for (const answer of [{}, { id: 'x' }, 'x', null, { ...MADE_UP, response: [] }])
    expect((await auth('passkey/add', { name: 'Ponsel', answer }, cookie)).statusCode).toBe(400)
})

test('nobody signs in with a passkey that is not known, and an own one alone is removed', async () => {
  const asked = await auth('passkey/ask', {}, '')
  expect(asked.json()).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
  const signIn = (sent: string) => auth('passkey/sign-in', { answer: MADE_UP }, sent)
  expect((await signIn('')).json().code).toBe('identity.passkey_expired')
  expect((await signIn(cookiesOf(asked))).json()).toMatchObject({
    ...{ status: 401, code: 'identity.passkey_unknown' },
  })
  const { cookie } = await aPerson('remove@test', [])
  expect((await auth('passkey/remove', { id: 'AAAA' }, cookie)).json().code).toBe('identity.passkey_unknown')
  const list = await app.inject({ url: '/api/auth/passkey/list', headers: { cookie } })
  expect(list.json()).toEqual([])
  expect((await app.inject({ url: '/api/auth/passkey/list' })).statusCode).toBe(401)
})

test('whoever came in by a password that somebody else set makes no passkey before an own one', async () => {
  const { password } = await createUser(app.house, {
    ...{ name: 'Sri', email: 'given@test.id', memberships: [] },
  })
  const logged = await logIn('given@test', password)
  const begun = await auth('passkey/begin', { password }, cookiesOf(logged))
  expect(begun.json().code).toBe('access.new_password_first')
})
