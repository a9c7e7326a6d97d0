import type { Permission, Role } from '@guyub/contract/identity'
import type { Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import type { FindOffice } from './actor.ts'
import { membershipsOf } from './memberships.ts'
import { names } from './people.ts'

/** The person who asks, what they are here, and their places in every region. */
export async function me(
  { actor, region, now }: Context,
  { pool, findOffice }: { pool: Pool; findOffice: FindOffice },
) {
  const regions = await region.db
    .selectFrom('auth.person_region')
    .select('region_code')
    .where('user_id', '=', actor.id)
    .orderBy('region_code')
    .execute()
  const memberships = await Promise.all(
    regions.map(async ({ region_code: code }) => {
      const places = await membershipsOf(pool.region(code), actor.id, now())
      return places.map((place) => ({ ...place, region: code }))
    }),
  )
  const office = actor.officeCode ? await findOffice(region, actor.officeCode) : undefined
  return {
    id: actor.id,
    name: (await names(region.db, [actor.id])).get(actor.id) ?? '',
    acting: actor.officeCode
      ? {
          office: { code: actor.officeCode, name: office?.name ?? actor.officeCode },
          area: actor.areaCode,
          role: actor.role === 'machine' ? null : (actor.role as Role),
          jurisdiction: actor.jurisdiction.kind,
          permissions: [...actor.permissions] as Permission[],
        }
      : null,
    memberships: memberships.flat(),
  }
}
