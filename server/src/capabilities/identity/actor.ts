import { type Membership, ROLE_RULES } from '@guyub/contract/identity'
import type { FastifyRequest } from 'fastify'
import { type Actor, NOBODY } from '../../kernel/context.ts'
import type { Pool, RegionDb } from '../../kernel/db.ts'
import { remembered } from '../../kernel/remembered.ts'
import { membershipsOf } from './memberships.ts'
import type { Sessions } from './session.ts'
import type { Tokens } from './token.ts'

/** What identity needs to know of an office. The composition root asks `regions` for it. */
export interface OfficeFacts {
  readonly name: string
  readonly area: string
}
export type FindOffice = (region: RegionDb, code: string) => Promise<OfficeFacts | undefined>

interface ActorNeeds {
  readonly pool: Pool
  readonly now: () => Date
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly findOffice: FindOffice
  readonly ms: number
}

/**
 * Who calls, as whom they act in the region of the path. Normally answered from memory: what somebody may do is
 * believed for as long as a session is, and dropped at once in the process that changed it.
 */
export function actors({ pool, now, sessions, tokens, findOffice, ms }: ActorNeeds) {
  const places = remembered(
    async (key) => {
      const [region = '', userId = ''] = key.split(' ')
      const memberships = await membershipsOf(pool.region(region), userId, now())
      return Promise.all(
        memberships.map((membership) => placed(findOffice, pool.region(region), userId, membership)),
      )
    },
    { ms },
  )

  const wrongTokens = new WeakSet<FastifyRequest>()
  return {
    /** Whether it brought a token that opens nothing. */
    broughtWrongToken: (request: FastifyRequest) => wrongTokens.has(request),
    async of(request: FastifyRequest): Promise<Actor | undefined> {
      const { region = '' } = request.params as { region?: string }
      const { authorization, cookie } = request.headers
      if (authorization) {
        const machine = await tokens.actorOf(authorization)
        if (!machine) wrongTokens.add(request)
        return machine
      }
      const person = await sessions.personOf(cookie)
      if (!person) return undefined
      const { id: userId } = person
      const stranger = { ...NOBODY, id: userId, regionCode: region }
      if (person.needsNewPassword) return { ...stranger, needsNewPassword: true }
      if (!region) return stranger
      const here = await places.get(`${region} ${userId}`)
      const chosen = chosenMembership(request)
      return (here.find(({ membershipId }) => membershipId === chosen) ?? here[0])?.actor ?? stranger
    },
    forget: (region: string, userId: string) => places.forget(`${region} ${userId}`),
    forgetAll: places.forgetAll,
  }
}
export type Actors = ReturnType<typeof actors>

async function placed(findOffice: FindOffice, region: RegionDb, id: string, membership: Membership) {
  const office = await findOffice(region, membership.office)
  const { permissions, jurisdiction } = ROLE_RULES[membership.role] ?? {
    permissions: [],
    jurisdiction: 'none',
  }
  const actor: Actor = {
    id,
    regionCode: region.code,
    officeCode: membership.office,
    areaCode: office?.area ?? '',
    role: membership.role,
    permissions: new Set<string>(permissions),
    jurisdiction: { kind: jurisdiction },
  }
  return { membershipId: membership.id, actor }
}

interface Held {
  readonly userId: string
  readonly office: string
  readonly role: string
  readonly at: Date
}

/** As whom somebody acted in an office on a day; nothing when they had no such place then. */
export async function actorOn(
  region: RegionDb,
  findOffice: FindOffice,
  { userId, office, role, at }: Held,
): Promise<Actor | undefined> {
  const held = (await membershipsOf(region, userId, at)).find(
    (each) => each.office === office && each.role === role,
  )
  return held && (await placed(findOffice, region, userId, held)).actor
}

function chosenMembership({ headers }: FastifyRequest): string | undefined {
  return (
    headers['guyub-membership']?.toString() ??
    headers.cookie?.match(/(?:^|;\s*)guyub-membership=([^;]+)/)?.[1]
  )
}
