import type { OfficePeople } from '@guyub/contract/nodes'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { WrapKey } from '../../kernel/wrap-keys.ts'
import { addPassword } from './add-user.ts'
import { seedKey } from './auth.ts'
import { tellPlaces, tellSessions } from './people-changed.ts'

type People = OfficePeople['people']

/** What seeds of second steps are encrypted with at this installation. */
interface Keys {
  readonly master: Buffer
  readonly renewed?: readonly WrapKey[] | undefined
}

interface Row {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  readonly passwordGiven: boolean
  readonly secret: string | null
  readonly places: People[number]['places']
}

/**
 * Whoever has a place in this office, with what they log in with: for the office's own node, and for nobody else. Of a second step the
 * secret goes along; codes for emergencies do not, since one that was used there would still hold here.
 */
export async function officePeople({ region }: Context, keys: Keys, office: string): Promise<People> {
  const { rows } = await sql<Row>`
    select u.id, u.name, u.email, a.password as "passwordHash", u."passwordGiven", t.secret, m.places
    from (select user_id, json_agg(json_build_object('id', id, 'office', office_code, 'role', role, 'decree', decree,
            'from', valid_from, 'until', valid_to) order by valid_from, id) as places
          from membership where region_code = ${region.code} and office_code = ${office} and not awaits_confirmation
            and (valid_to is null or valid_to > current_date - 60) group by user_id) m
    join auth."user" u on u.id = m.user_id
    left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
    left join auth."twoFactor" t on t."userId" = u.id and u."twoFactorEnabled"
    order by u.email`.execute(region.db)
  const key = seedKey(keys.master, keys.renewed ?? [])
  return Promise.all(
    rows.map(async ({ secret, ...person }) => ({
      ...person,
      secondStep: secret
        ? { secret: await symmetricDecrypt({ key, data: secret }), backupCodes: '[]' }
        : null,
    })),
  )
}

/** At a node: its people as the regency knows them. A place that it does not name any more has ended. */
export async function takeOfficePeople(ctx: Context, keys: Keys, people: People): Promise<void> {
  const { code, db } = ctx.region
  await db.transaction().execute(async (tx) => {
    for (const person of people) {
      await writePerson(tx, person)
      await writeSecondStep(tx, seedKey(keys.master, keys.renewed ?? []), person)
      for (const { id, from, until, office, role, decree } of person.places) {
        const values = { office_code: office, role, decree, valid_from: from, valid_to: until }
        await tx
          .insertInto('membership')
          .values({ region_code: code, id, user_id: person.id, ...values })
          .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(values))
          .execute()
      }
      await tx
        .insertInto('auth.person_region')
        .values({ user_id: person.id, region_code: code })
        .onConflict((oc) => oc.doNothing())
        .execute()
      await tellPlaces(tx, code, person.id)
    }
    const known = people.flatMap(({ places }) => places.map(({ id }) => id))
    const { rows } = await sql<{ user_id: string }>`
      update membership set valid_to = valid_from where region_code = ${code} and not id = any(${known}::uuid[])
        and (valid_to is null or valid_to > current_date) returning user_id`.execute(tx)
    for (const { user_id } of rows) await tellPlaces(tx, code, user_id)
    await tellSessions(tx)
  })
}

async function writePerson(
  tx: Db,
  { id, name, email, passwordHash, passwordGiven }: People[number],
): Promise<void> {
  await tx
    .insertInto('auth.user')
    .values({ id, name, email, emailVerified: true, passwordGiven })
    .onConflict((oc) => oc.column('id').doUpdateSet({ name, email, passwordGiven, updatedAt: new Date() }))
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('auth.account')
    .set({ password: passwordHash, updatedAt: new Date() })
    .where('userId', '=', id)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  if (!numUpdatedRows) await addPassword(tx, id, passwordHash)
}

async function writeSecondStep(
  tx: Db,
  key: ReturnType<typeof seedKey>,
  { id, secondStep }: People[number],
): Promise<void> {
  await tx.deleteFrom('auth.twoFactor').where('userId', '=', id).execute()
  await tx
    .updateTable('auth.user')
    .set({ twoFactorEnabled: secondStep !== null })
    .where('id', '=', id)
    .execute()
  if (!secondStep) return
  const [secret, backupCodes] = await Promise.all(
    [secondStep.secret, secondStep.backupCodes].map((data) => symmetricEncrypt({ key, data })),
  )
  await tx
    .insertInto('auth.twoFactor')
    .values({ userId: id, secret: secret ?? '', backupCodes: backupCodes ?? '', verified: true })
    .execute()
}
