import { newCommandId } from '@guyub/contract/command'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyRequest } from 'fastify'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { Actor } from '../kernel/context.ts'
import type { RegionDb } from '../kernel/db.ts'
import type { Person } from './walk.ts'

/** The people of a walk: each role in each office, and each name that a walk gives, is somebody of their own with a place in the region. */
export function walkers(region: RegionDb, cast: ReadonlyMap<Role, Actor>) {
  const known = new Map<string, Actor>()
  const village = cast.get('village-clerk')?.officeCode ?? ''

  async function personOf(role: Role, wanted?: string, person = ''): Promise<Person> {
    const name = [role, wanted, person].join(' ')
    const actor = known.get(name) ?? (await placeOf(role, wanted))
    known.set(name, actor)
    return { id: actor.id, headers: { 'x-walker': name } }
  }

  async function placeOf(role: Role, wanted: string | undefined): Promise<Actor> {
    const agency = wanted === undefined ? undefined : await officeWithFunction(region, wanted)
    if (wanted !== undefined && !agency)
      throw new Error(`the region has no agency with the function "${wanted}"`)
    const officeCode = agency?.code ?? cast.get(role)?.officeCode ?? village
    const { permissions, jurisdiction } = ROLE_RULES[role]
    const id = newCommandId()
    await region.db
      .insertInto('membership')
      .values({
        ...{ region_code: region.code, id: newCommandId(), user_id: id, office_code: officeCode, role },
        ...{ decree: 'Skenario', valid_from: '2000-01-01', valid_to: null },
      })
      .execute()
    return {
      ...{ id, regionCode: region.code, officeCode, areaCode: agency?.area ?? officeCode, role },
      ...{ permissions: new Set<string>(permissions), jurisdiction: { kind: jurisdiction } },
    }
  }

  return {
    ...{ personOf, village },
    /** Whom a request is from, when it is from one of them. */
    from: (headers: FastifyRequest['headers']) => known.get(String(headers['x-walker'])),
  }
}
