import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Vault } from '../../kernel/vault.ts'

const GOOD_FOR_MS = 30 * 60_000

/** Six digits are few: what guards them is the lock after wrong tries, and that they are bound to their community. */
export function pinHash(vault: Vault, region: string, communityId: string, pin: string): Buffer {
  return vault.lookUp(region, `community pin ${communityId} ${pin}`)
}

/** What lets a community without an account work for half an hour. A new PIN ends it: it is signed over the PIN's hash. */
export function newAccessKey(vault: Vault, region: string, one: Entered, now: Date) {
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS)
  const text = `${one.id}.${expiresAt.getTime()}`
  return {
    key: `${text}.${signature(vault, region, text, one.pin_hash)}`,
    expiresAt: expiresAt.toISOString(),
  }
}

interface Entered {
  readonly id: string
  readonly pin_hash: Buffer
}

const COLUMNS = [
  ...(['id', 'code', 'name', 'purpose', 'dimension', 'area_code', 'status', 'reason', 'pin_hash'] as const),
  ...(['contact_erased_at', 'subsectors'] as const),
] as const

/** The community that a key opens. Held until the transaction ends where something is written. */
export async function communityOfKey(
  db: Db,
  { region, now }: Context,
  vault: Vault,
  key: string,
  isWriting = false,
) {
  const [id = '', expires = '', signed = ''] = key.split('.')
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  if (!isId || !(Number(expires) > now().getTime())) throw new Refusal('communities.access_expired')
  const found = await db
    .selectFrom('community')
    .select(COLUMNS)
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .$if(isWriting, (query) => query.forShare())
    .executeTakeFirst()
  const right = found && signature(vault, region.code, `${id}.${expires}`, found.pin_hash)
  const [given, wanted] = [Buffer.from(signed), Buffer.from(right ?? '')]
  if (!found || given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refusal('communities.access_expired')
  return found
}

function signature(vault: Vault, region: string, text: string, pin: Buffer): string {
  return vault.lookUp(region, `community access ${text} ${pin.toString('hex')}`).toString('base64url')
}
