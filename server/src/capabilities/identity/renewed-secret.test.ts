import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../../e2e/authenticator.ts'
import { cookiesOf, realPeople } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { buildApp } from '../../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('a renewed secret ends every session; a second factor from before still opens', async () => {
  const { aPerson, auth } = realPeople(() => app)
  const { cookie, password } = await aPerson('kept@test', [])
  const { totpURI } = (await auth('two-factor/enable', { password }, cookie)).json()
  const seed = new URL(totpURI).searchParams.get('secret') ?? ''
  expect((await auth('two-factor/verify-totp', { code: codeOf(seed) }, cookie)).statusCode).toBe(200)
  const again = await realPeople(() => app).logIn('kept@test', password)
  const before = cookiesOf(await auth('two-factor/verify-totp', { code: codeOf(seed) }, cookiesOf(again)))

  const renewed = buildApp({ ...app.house, renewed: [{ generation: 2, key: Buffer.alloc(32, 9) }] })
  const people = realPeople(() => ({ ...app, inject: (options) => renewed.inject(options) }) as TestApp)
  const me = (cookie: string) => renewed.inject({ url: '/api/r/3505/identity/me', headers: { cookie } })
  expect((await me(before)).statusCode).toBe(401)
  const half = await people.logIn('kept@test', password)
  expect(half.json()).toMatchObject({ twoFactorRedirect: true })
  const whole = await people.auth('two-factor/verify-totp', { code: codeOf(seed) }, cookiesOf(half))
  expect((await me(cookiesOf(whole))).statusCode).toBe(200)
  await renewed.close()
})
