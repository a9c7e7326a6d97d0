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

/** The seals from the first to the one that covers an event, each with its signature in base64. */
export async function sealsUpTo({ region }: Pick<Context, 'region'>, seq: number) {
  const rows = await region.db
    .selectFrom('event_seal')
    .select(['head', 'signature'])
    .where('region_code', '=', region.code)
    .where('last_seq', '<=', (eb) =>
      eb
        .selectFrom('event_seal')
        .select((of) => of.fn.min('last_seq').as('last_seq'))
        .where('region_code', '=', region.code)
        .where('last_seq', '>=', String(seq)),
    )
    .orderBy('last_seq')
    .execute()
  return rows.map(({ head, signature }) => ({ head, signature: signature.toString('base64') }))
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
