import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createToken, openIdentity, revokeToken } from './index.ts'

const JATEN = '35.05.01.2001'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

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
