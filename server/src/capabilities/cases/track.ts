import { timingSafeEqual } from 'node:crypto'
import { normalTrackingCode } from '@guyub/contract/cases'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from './needs.ts'
import { newTrackKey, pinHash } from './track-key.ts'

// A million PINs and ten tries: whoever guesses needs a hundred thousand receipts.
const TRIES = 10

/** Opens a request to whoever holds its receipt. An unknown code and a wrong PIN hear the same. */
export async function track(
  ctx: Context,
  needs: CasesNeeds,
  { trackingCode, pin }: { trackingCode: string; pin: string },
) {
  const code = normalTrackingCode(trackingCode)
  const { region } = ctx
  const row = await region.db
    .selectFrom('case')
    .select(['id', 'pin_hash', 'pin_failures', 'data_key'])
    .where('region_code', '=', region.code)
    .where('tracking_code', '=', code)
    .executeTakeFirst()
  if (row && !row.data_key) throw new Refusal('cases.erased')
  if (!row?.pin_hash) throw new Refusal('cases.track_unknown')
  if (row.pin_failures >= TRIES) throw new Refusal('cases.track_locked')
  const isRight = timingSafeEqual(row.pin_hash, pinHash(needs.vault, region.code, row.id, pin))
  if (!isRight || row.pin_failures)
    await region.db
      .updateTable('case')
      .set({ pin_failures: isRight ? 0 : sql`pin_failures + 1` })
      .where('region_code', '=', region.code)
      .where('id', '=', row.id)
      .execute()
  if (!isRight) throw new Refusal('cases.track_unknown')
  return { trackingCode: code, ...newTrackKey(needs.trackSecret, region.code, row.id, ctx.now()) }
}
