import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Permission } from '@guyub/contract/identity'
import type { Actor, Jurisdiction } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { remembered } from '../../kernel/remembered.ts'
import type { FindOffice } from './actor.ts'
import { tellTokens } from './people-changed.ts'

interface NewToken {
  readonly name: string
  readonly region: string
  readonly office: string
  readonly scopes: readonly Permission[]
  readonly expiresAt: Date
}

/** A machine's token, told once: of it only the hash is kept. */
export async function createToken(pool: Pool, { name, region, office, scopes, expiresAt }: NewToken) {
  const id = randomUUID()
  const token = `guyub_${region}_${randomBytes(32).toString('base64url')}`
  await pool
    .region(region)
    .db.insertInto('auth.api_token')
    .values({
      ...{ id, name, region_code: region, office_code: office, scopes: [...scopes], expires_at: expiresAt },
      hash: hashOf(token),
    })
    .execute()
  return { id, token }
}

/** Ends a token; every process of the installation hears of it, or notices within ten seconds. */
export async function revokeToken(pool: Pool, id: string, now: Date): Promise<void> {
  const { db } = pool.region('')
  await db.updateTable('auth.api_token').set({ revoked_at: now }).where('id', '=', id).execute()
  await tellTokens(db)
}

interface TokenNeeds {
  readonly pool: Pool
  readonly now: () => Date
  readonly findOffice: FindOffice
  readonly ms: number
}

/** A machine acts in the one region and office of its token, with the permissions that it was given and no other. */
export function tokens({ pool, now, findOffice, ms }: TokenNeeds) {
  // By hash, so that no token lies about in memory as the key of a map.
  const known = remembered(
    async (hash) => {
      const row = await pool
        .region('')
        .db.selectFrom('auth.api_token')
        .select(['id', 'region_code', 'office_code', 'scopes', 'expires_at'])
        .where('hash', '=', Buffer.from(hash, 'hex'))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (!row) return undefined
      const office = await findOffice(pool.region(row.region_code), row.office_code)
      const actor: Actor = {
        id: row.id,
        regionCode: row.region_code,
        officeCode: row.office_code,
        areaCode: office?.area ?? '',
        role: 'machine',
        permissions: new Set(row.scopes),
        jurisdiction: MACHINE,
      }
      return { actor, expiresAt: row.expires_at }
    },
    { ms },
  )

  const right = new Set<string>()
  return {
    async actorOf(authorization: string): Promise<Actor | undefined> {
      const [, token] = authorization.match(BEARER) ?? []
      if (!token) return undefined
      const hash = hashOf(token).toString('hex')
      const found = await known.get(hash)
      const actor = found && found.expiresAt > now() ? found.actor : undefined
      right.delete(hash)
      if (actor) right.add(hash)
      const [oldest] = right
      if (right.size > MOST_RIGHT && oldest) right.delete(oldest)
      return actor
    },
    /** Whether this token opened something the last time that it was asked for. */
    wasRight(authorization: string): boolean {
      const [, token] = authorization.match(BEARER) ?? []
      return token !== undefined && right.has(hashOf(token).toString('hex'))
    },
    forgetAll: known.forgetAll,
  }
}
export type Tokens = ReturnType<typeof tokens>

const BEARER = /^Bearer (guyub_\S+)$/i
const MOST_RIGHT = 1000
const MACHINE: Jurisdiction = { kind: 'office' }

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
