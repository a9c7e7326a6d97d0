import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DECREE, realPeople } from '../../../test/a-person.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'

const JATEN = '35.05.01.2001'

let app: TestApp
const people = realPeople(() => app)
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
})
afterAll(() => app.stop())

test('a second account of the administrator reaches no case until somebody else has confirmed it', async () => {
  const admin = await aPerson('admin@kominfo.id', 'admin')
  const puppet = await aPerson('lain@rumah.id')
  const { membershipId, status } = await give(admin, puppet)
  expect(status).toBe(200)
  expect(await roleOf(puppet)).toBe(undefined)
  expect(await cases(puppet)).toBe(403)

  expect(await confirm(admin, membershipId)).toMatchObject({
    status: 409,
    body: { code: 'identity.second_person_needed' },
  })
  const clerk = await aPerson('petugas@desa.id', 'village-clerk')
  expect(await confirm(clerk, membershipId)).toMatchObject({ status: 403 })

  const secretary = await aPerson('sekretariat@kominfo.id', 'secretariat')
  const command = { commandId: newCommandId() }
  expect(await confirm(secretary, membershipId, command)).toMatchObject({ status: 200 })
  expect(await confirm(secretary, membershipId, command)).toMatchObject({ status: 200 })
  expect(await roleOf(puppet)).toBe('village-clerk')
  expect(await cases(puppet)).toBe(200)
  expect(await confirm(secretary, membershipId)).toMatchObject({
    status: 409,
    body: { code: 'identity.confirmed_already' },
  })
  expect(await confirm(secretary, newCommandId())).toMatchObject({
    status: 404,
    body: { code: 'identity.unknown_membership' },
  })
})

test('a puppet that should confirm must be confirmed itself, and nobody confirms their own place', async () => {
  const admin = await aPerson('admin.dua@kominfo.id', 'admin')
  const puppet = await aPerson('boneka@rumah.id')
  const seat = await give(admin, puppet, 'secretariat')
  const place = await give(admin, await aPerson('kedua@rumah.id'))
  expect(await confirm(puppet, place.membershipId)).toMatchObject({ status: 403 })
  expect(await confirm(puppet, seat.membershipId)).toMatchObject({ status: 403 })

  const leader = await aPerson('bupati@blitar.id', 'leader')
  const own = await give(admin, leader, 'planner')
  expect(await confirm(leader, own.membershipId)).toMatchObject({
    status: 409,
    body: { code: 'identity.second_person_needed' },
  })
})

test('another account on the same mailbox is the same person, for giving and for confirming', async () => {
  const admin = await aPerson('dewi@kominfo.id', 'admin')
  expect(await give(admin, await aPerson('d.e.w.i+desa@kominfo.id'))).toMatchObject({
    status: 409,
    code: 'identity.not_for_yourself',
  })
  const fresh = {
    commandId: newCommandId(),
    ...{ name: 'Dewi', email: 'dewi+lagi@kominfo.id', password: 'given by somebody' },
    membership: { office: JATEN, role: 'village-clerk', decree: DECREE, from: '2026-01-01' },
  }
  expect(await people.post('/identity/users', fresh, admin.cookie)).toMatchObject({
    status: 409,
    body: { code: 'identity.not_for_yourself' },
  })
  const { membershipId } = await give(admin, await aPerson('orang@desa.id'))
  const alias = await aPerson('dewi+sekretariat@kominfo.id', 'secretariat')
  expect(await confirm(alias, membershipId)).toMatchObject({
    status: 409,
    body: { code: 'identity.second_person_needed' },
  })
})

test('what was given, by whom, and what still waits is told to those who may confirm, and to nobody else', async () => {
  const admin = await aPerson('pemberi@kominfo.id', 'admin')
  const other = await aPerson('penerima@desa.id')
  const { membershipId } = await give(admin, other)
  const seen = async (who: Person) => {
    const answer = await app.inject({
      url: '/api/r/3505/identity/people',
      headers: { cookie: who.cookie },
    })
    return answer.json().find(({ membership }: Listed) => membership.id === membershipId)
  }
  const secretary = await aPerson('sekretaris@kominfo.id', 'secretariat')
  const clerk = await aPerson('petugas.dua@desa.id', 'village-clerk')
  const waits = { by: 'pemberi@kominfo.id', confirmedBy: null, waits: true }
  expect(await seen(secretary)).toMatchObject({ granted: { ...waits, mayConfirm: true } })
  expect(await seen(admin)).toMatchObject({ granted: { ...waits, mayConfirm: false } })
  expect(await seen(clerk)).toBe(undefined)
  await confirm(secretary, membershipId)
  expect(await seen(admin)).toMatchObject({
    granted: { by: 'pemberi@kominfo.id', confirmedBy: 'sekretaris@kominfo.id', waits: false },
  })
  expect((await seen(clerk)).granted).toBe(undefined)
})

interface Listed {
  readonly membership: { readonly id: string }
}

type Person = Awaited<ReturnType<typeof aPerson>>

async function aPerson(email: string, role?: Role) {
  const office = role === 'village-clerk' ? JATEN : 'diskominfo'
  const { userId, password } = await createUser(app.house, {
    ...{ name: email, email, keepsPassword: true },
    memberships: role ? [{ region: '3505', office, role, decree: DECREE }] : [],
  })
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } },
    // Of another desk each: the log-in counts by address.
    remoteAddress: `10.3.0.${++desk}`,
  })
  const [cookie = ''] = answer.headers['set-cookie']?.toString().split(';') ?? []
  return { userId, cookie }
}
let desk = 0

async function give(admin: Person, { userId }: Person, role: Role = 'village-clerk') {
  const command = {
    commandId: newCommandId(),
    userId,
    office: JATEN,
    role,
    decree: DECREE,
    from: '2026-01-01',
  }
  const { status, body } = await people.post('/identity/memberships', command, admin.cookie)
  return { status, code: body.code, membershipId: command.commandId }
}

function confirm(who: Person, membershipId: string, command = { commandId: newCommandId() }) {
  return people.post(`/identity/memberships/${membershipId}/confirm`, command, who.cookie)
}

function roleOf({ cookie }: Person): Promise<string | undefined> {
  return people.roleOf(cookie)
}

async function cases({ cookie }: Person): Promise<number> {
  return (await app.inject({ url: '/api/r/3505/cases', headers: { cookie } })).statusCode
}
