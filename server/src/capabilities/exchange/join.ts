import { createPublicKey } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { linkOf } from './link-row.ts'

interface Join {
  readonly side: 'home' | 'centre'
  readonly address?: string | undefined
  /** The other side's public key: SPKI in PEM. */
  readonly peerKey: string
}

/** Links a region with the other installation, once. What happened so far is told too. */
export async function joinExchange(ctx: Context, { side, address, peerKey }: Join): Promise<void> {
  const { asymmetricKeyType } = createPublicKey(peerKey)
  if (asymmetricKeyType !== 'ed25519') throw new Refusal('exchange.key_type')
  await ctx.region.db.transaction().execute(async (tx) => {
    const region = await tx
      .selectFrom('region')
      .select('name')
      .where('region_code', '=', ctx.region.code)
      .executeTakeFirst()
    if (!region) throw new Refusal('regions.unknown_region')
    if (await linkOf(tx, ctx, true)) throw new Refusal('exchange.linked_already')
    await tx
      .insertInto('exchange_link')
      .values({
        ...{ region_code: ctx.region.code, side, peer_key: peerKey, linked_at: ctx.now() },
        address: side === 'home' ? (address ?? null) : null,
      })
      .execute()
  })
}
