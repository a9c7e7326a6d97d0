import { createPublicKey } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'
import { linkOf } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'
import { ownKey } from './own-key.ts'

interface Row {
  readonly number: string
  readonly isOurs: boolean
  readonly kind: string
  readonly at: Date
  readonly hash: string
}

/** How far each side is, when they last met, and what passed. */
export async function exchangeState(ctx: Context, needs: Pick<ExchangeNeeds, 'seal' | 'vault'>) {
  const { code, db } = ctx.region
  const link = await linkOf(db, ctx)
  const { rows } = await sql<Row>`
    select number, true as "isOurs", kind, made_at as at, hash from exchange_parcel where region_code = ${code}
    union all select number, false, kind, applied_at, hash from exchange_arrival where region_code = ${code}
    order by at desc limit 50`.execute(db)
  return {
    fingerprint: fingerprintOf(needs.seal),
    publicKey: createPublicKey(needs.seal).export({ type: 'spki', format: 'pem' }).toString(),
    link: link
      ? {
          ...{ side: link.side as 'home', address: link.address, linkedAt: link.linked_at.toISOString() },
          ownFingerprint: fingerprintOf(ownKey(ctx, link, needs)),
          peerFingerprint: fingerprintOf(createPublicKey(link.peer_key)),
          ...{ sent: Number(link.sent_number), acknowledged: Number(link.acknowledged) },
          taken: Number(link.taken_number),
          lastMetAt: link.last_met_at?.toISOString() ?? null,
          lastFault: link.last_fault,
        }
      : null,
    parcels: rows.map(({ number, at, ...row }) => ({ ...row, number: Number(number), at: at.toISOString() })),
  }
}
