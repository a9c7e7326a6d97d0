import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'

/** The newest seal of a region's log, or nothing before the first. */
export async function newestSeal({ region }: Pick<Context, 'region'>) {
  return region.db
    .selectFrom('event_seal')
    .select(['head', 'signature'])
    .where('region_code', '=', region.code)
    .orderBy('last_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What is published of the log, so that others can hold us to it. */
export async function logHead(ctx: Context, seal: KeyObject) {
  const newest = await newestSeal(ctx)
  return {
    head: newest?.head ?? null,
    signature: newest?.signature.toString('base64') ?? null,
    publicKey: createPublicKey(seal).export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(seal),
  }
}
