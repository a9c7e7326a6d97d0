import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser, findOffice } from '../../people.ts'
import { createToken, type Identity, openIdentity, revokeToken } from './index.ts'

const JATEN = '35.05.01.2001'
const DECREE = 'SK 188/1/2026'

let app: TestApp
/** Another process of the same installation, which would believe for an hour. */
let other: Identity
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
  other = openIdentity({ ...app.house, findOffice, believedFor: 3_600_000 })
})
afterAll(async () => {
  await other.close()
  await app.stop()
})

test('a place that ends here is believed nowhere else', async () => {
  const { membershipId, cookie } = await aPerson('ana@desa.id', 'village-clerk')
  const admin = await aPerson('admin@kominfo.id', 'admin')
  expect((await actorOf({ cookie }))?.role).toBe('village-clerk')
  const end = { commandId: newCommandId(), until: '2026-03-02' }
  expect(await post(`/api/r/3505/identity/memberships/${membershipId}/end`, end, admin.cookie)).toBe(200)
  await expect.poll(async () => (await actorOf({ cookie }))?.role).toBe('')
})

test('a token that is revoked here opens nothing elsewhere', async () => {
  const { id, token } = await createToken(app.pool, {
    ...{ name: 'kiosk', region: '3505', office: JATEN, scopes: ['regions.read'] },
    expiresAt: new Date('2026-04-01'),
  })
  const authorization = `Bearer ${token}`
  expect((await actorOf({ authorization }))?.role).toBe('machine')
  await revokeToken(app.pool, id, app.clock.now)
  await expect.poll(() => actorOf({ authorization })).toBe(undefined)
})

test('a session that ends here ends everywhere', async () => {
  const { cookie } = await aPerson('budi@desa.id', 'village-clerk')
  expect((await actorOf({ cookie }))?.role).toBe('village-clerk')
  expect(await post('/api/auth/sign-out', {}, cookie)).toBe(200)
  await expect.poll(() => actorOf({ cookie })).toBe(undefined)
})

test('whoever can no longer hear forgets, and hears again', async () => {
  const { cookie, userId } = await aPerson('cici@desa.id', 'village-clerk')
  expect((await actorOf({ cookie }))?.role).toBe('village-clerk')
  const ears =
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen \"guyub_people%'"
  await sql.raw(ears).execute(app.admin)
  await app.admin.updateTable('membership').set({ role: 'planner' }).where('user_id', '=', userId).execute()
  await expect.poll(async () => (await actorOf({ cookie }))?.role).toBe('planner')
})

function actorOf(headers: Record<string, string>) {
  return other.actorOf({ params: { region: '3505' }, headers } as never)
}

async function aPerson(email: string, role: 'village-clerk' | 'admin') {
  const { userId, password } = await createUser(app.house, {
    ...{ name: email, email, keepsPassword: true },
    memberships: [{ region: '3505', office: JATEN, role, decree: DECREE }],
  })
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } },
  })
  const [cookie = ''] = answer.headers['set-cookie']?.toString().split(';') ?? []
  const { id: membershipId } = await app.admin
    .selectFrom('membership')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return { userId, membershipId, cookie }
}

async function post(url: string, payload: object, cookie: string): Promise<number> {
  const headers = { cookie, origin: 'http://localhost:80' }
  return (await app.inject({ method: 'POST', url, payload, headers })).statusCode
}
