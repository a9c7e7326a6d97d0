import type { Role } from '@guyub/contract/identity/roles'
import { closeMembershipBy } from '../capabilities/identity/index.ts'
import { NOBODY } from '../kernel/context.ts'
import type { Pool } from '../kernel/db.ts'
import { createUser } from '../people.ts'

const DECREE = 'Simulasi'

interface House {
  readonly pool: Pool
  readonly now: () => Date
}

export interface Place {
  readonly role: Role
  readonly office: string
}
export const nameOf = ({ role, office }: Place) => `${role} ${office}`

/** Accounts for the days that are simulated, signed in at the server; each in one place. Their passwords are known to nobody. */
export async function employ(house: House, address: string, region: string, places: readonly Place[]) {
  const run = Date.now().toString(36)
  const cookies = new Map<string, string>()
  for (const [nth, place] of places.entries()) {
    const email = `simulasi.${run}.${nth}@simulasi.test`
    const { password } = await createUser(house, {
      ...{ name: `Simulasi ${place.role}`, email, keepsPassword: true },
      memberships: [{ region, decree: DECREE, ...place }],
    })
    cookies.set(nameOf(place), await signIn(address, email, password))
  }
  return cookies
}

/** Takes the places of a simulation away, so that lists of people are as before; also those that an earlier one left. */
export async function dismiss({ pool, now }: House, region: string): Promise<void> {
  const tenant = pool.region(region)
  const ctx = { region: tenant, actor: { ...NOBODY, regionCode: region }, now }
  const rows = await tenant.db
    .selectFrom('membership')
    .select(['id', 'valid_from'])
    .where('region_code', '=', region)
    .where('decree', '=', DECREE)
    .where('valid_to', 'is', null)
    .execute()
  for (const { id, valid_from } of rows)
    await tenant.db
      .transaction()
      .execute((tx) => closeMembershipBy(tx, ctx, { membershipId: id, until: String(valid_from) }))
}

async function signIn(address: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`${email}: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
