import { timingSafeEqual } from 'node:crypto'
import { normalTrackingCode } from '@guyub/contract/cases'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from './needs.ts'
import { recipientOf } from './recipient.ts'
import { newTrackKey, pinHash, trackPurpose } from './track-key.ts'

// A million PINs and ten tries in a quarter of an hour: whoever guesses needs years, and a family waits minutes.
export const TRIES = 10
const WAIT_MS = 15 * 60_000

interface Shown {
  readonly trackingCode: string
  readonly pin?: string | undefined
  readonly code?: string | undefined
}

/** Opens a request to whoever holds its receipt. An unknown code and a wrong PIN hear the same. */
export async function track(
  ctx: Context,
  needs: CasesNeeds,
  { trackingCode, pin, code: oneTimeCode }: Shown,
) {
  const code = normalTrackingCode(trackingCode)
  const { region } = ctx
  const row = await region.db
    .selectFrom('case')
    .select(['id', 'pin_hash', 'data_key'])
    .where('region_code', '=', region.code)
    .where('tracking_code', '=', code)
    .executeTakeFirst()
  if (row && !row.data_key) throw new Refusal('cases.erased')
  if (!row?.pin_hash) throw new Refusal('cases.track_unknown')
  const opened = { trackingCode: code, ...newTrackKey(needs.trackSecret, region.code, row.id, ctx.now()) }
  if (oneTimeCode) {
    if (!(await isCodeOf(ctx, needs, row.id, oneTimeCode))) throw new Refusal('cases.track_unknown')
    return opened
  }
  if ((await triesOf(ctx, row.id)) > TRIES) throw new Refusal('cases.track_locked')
  const isRight = timingSafeEqual(row.pin_hash, pinHash(needs.vault, region.code, row.id, pin ?? ''))
  if (!isRight) throw new Refusal('cases.track_unknown')
  await region.db
    .updateTable('case')
    .set({ pin_failures: 0 })
    .where('region_code', '=', region.code)
    .where('id', '=', row.id)
    .execute()
  return opened
}

// Counted before the PIN is judged, in one statement: many at once are many tries.
export async function triesOf({ region, now }: Context, caseId: string): Promise<number> {
  const since = new Date(now().getTime() - WAIT_MS)
  const { rows } = await sql<{ tries: number }>`
    update "case" set
      -- Who tries while it is shut does not keep it shut.
      pin_tried_at = case when pin_failures > ${TRIES} and pin_tried_at >= ${since} then pin_tried_at else ${now()} end,
      pin_failures = case when pin_tried_at < ${since} then 1 else pin_failures + 1 end
    where region_code = ${region.code} and id = ${caseId}
    returning pin_failures as tries`.execute(region.db)
  return rows[0]?.tries ?? TRIES + 1
}

// Five tries and ten minutes: the code itself counts them.
async function isCodeOf(ctx: Context, needs: CasesNeeds, caseId: string, code: string): Promise<boolean> {
  const recipient = await recipientOf(ctx.region.db, needs, ctx.region.code, caseId)
  if (!recipient || !needs.codes) return false
  const about = { phone: recipient.phone, purpose: trackPurpose(caseId) }
  return (await needs.codes.checkCode(ctx.region, about, code)) === undefined
}
