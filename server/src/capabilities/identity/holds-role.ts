import type { Role } from '@guyub/contract/identity'
import type { Context } from '../../kernel/context.ts'
import { membershipsOf } from './memberships.ts'

/** Has somebody this role in the region today, confirmed where that is asked for? */
export async function holdsRole({ region, now }: Context, userId: string, role: Role): Promise<boolean> {
  const places = await membershipsOf(region, userId, now())
  return places.some((place) => place.role === role)
}
