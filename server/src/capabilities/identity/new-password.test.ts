import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'

const JATEN = '35.05.01.2001'
const DECREE = 'SK 188/1/2026'
const OWN = 'sapi makan rumput di sawah'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('a password that the command line or the first start told opens nothing but the choice of an own one', async () => {
  const { password } = await createUser(app.house, {
    name: 'Rini Astuti',
    email: 'rini@desa.id',
    memberships: [{ region: '3505', office: JATEN, role: 'village-clerk', decree: DECREE }],
  })
  await choosesBeforeAnythingElse('rini@desa.id', password)
})

test('so does one that an administrator gave', async () => {
  const { password } = await createUser(app.house, {
    name: 'Kepala',
    email: 'admin@kominfo.id',
    keepsPassword: true,
    memberships: [{ region: '3505', office: 'diskominfo', role: 'admin', decree: DECREE }],
  })
  const cookie = cookiesOf(await logIn('admin@kominfo.id', password))
  const command = {
    commandId: newCommandId(),
    ...{ name: 'Budi Santoso', email: 'budi@desa.id', password: 'given by somebody' },
    membership: { office: JATEN, role: 'village-clerk', decree: DECREE, from: '2026-01-01' },
  }
  const made = await app.inject({
    ...{ method: 'POST', url: '/api/r/3505/identity/users' },
    ...{ payload: command, headers: { cookie } },
  })
  expect(made.statusCode).toBe(200)
  await choosesBeforeAnythingElse('budi@desa.id', 'given by somebody')
})

test('an own password is long, new, and not made of the name or the address', async () => {
  const { password } = await createUser(app.house, {
    name: 'Wahyu Kuncoro',
    email: 'wahyu.kuncoro@desa.id',
    memberships: [],
  })
  const cookie = cookiesOf(await logIn('wahyu.kuncoro@desa.id', password))
  const choose = async (newPassword: string) =>
    (await change(cookie, { currentPassword: password, newPassword })).json()
  expect(await choose('pendek')).toMatchObject({ status: 400, code: 'identity.password_too_short' })
  expect(await choose(password)).toMatchObject({ status: 400, code: 'identity.password_same' })
  for (const guessable of ['wahyu.kuncoro@desa.id', 'Wahyu Kuncoro 1', '111111111111'])
    expect(await choose(guessable)).toMatchObject({ status: 400, code: 'identity.password_guessable' })
})

async function choosesBeforeAnythingElse(email: string, password: string): Promise<void> {
  const first = await logIn(email, password)
  expect(first.statusCode).toBe(200)
  const cookie = cookiesOf(first)
  for (const url of ['/api/r/3505/identity/me', '/api/r/3505/cases', '/api/auth/list-sessions'])
    expect([url, (await app.inject({ url, headers: { cookie } })).json()]).toEqual([
      url,
      expect.objectContaining({ status: 403, code: 'access.new_password_first' }),
    ])
  const begun = await app.inject({
    ...{ method: 'POST', url: '/api/auth/two-factor/enable', payload: { password } },
    headers: { cookie, origin: 'http://localhost:80' },
  })
  expect(begun.json()).toMatchObject({ status: 403, code: 'access.new_password_first' })
  // What everybody may read is no more and no less than a visitor's.
  expect((await app.inject({ url: '/api/r/3505/services', headers: { cookie } })).statusCode).toBe(200)

  const changed = await change(cookie, { currentPassword: password, newPassword: OWN })
  expect(changed.statusCode).toBe(200)
  const own = cookiesOf(changed)
  const me = await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: own } })
  expect(me.statusCode).toBe(200)
  expect((await logIn(email, password)).statusCode).toBe(401)
  const again = cookiesOf(await logIn(email, OWN))
  expect((await app.inject({ url: '/api/r/3505/identity/me', headers: { cookie: again } })).statusCode).toBe(
    200,
  )
}

function logIn(email: string, password: string) {
  return app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
}

function change(cookie: string, body: object) {
  return app.inject({
    ...{ method: 'POST', url: '/api/auth/change-password' },
    payload: { ...body, revokeOtherSessions: true },
    headers: { cookie, origin: 'http://localhost:80' },
  })
}
