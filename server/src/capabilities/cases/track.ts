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

/** For a code that nobody has: looked for like any other, so that the answer takes as long. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/**
 * Opens a request to whoever holds its receipt. An unknown code, one of an erased request, a wrong PIN and too many wrong
 * ones hear the same: a stranger does not learn that there is such a request, or was.
 */
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
  const caseId = row?.data_key && row.pin_hash ? row.id : NOBODYS
  const isOpened = oneTimeCode
    ? caseId !== NOBODYS && (await isCodeOf(ctx, needs, caseId, oneTimeCode))
    : await isPinOf(ctx, needs, { caseId, hash: row?.pin_hash, pin: pin ?? '' })
  if (!isOpened) throw new Refusal('cases.track_unknown')
  return { trackingCode: code, ...newTrackKey(needs.trackSecret, region.code, caseId, ctx.now()) }
}

interface Tried {
  readonly caseId: string
  readonly hash: Buffer | null | undefined
  readonly pin: string
}

async function isPinOf(ctx: Context, { vault }: CasesNeeds, { caseId, hash, pin }: Tried): Promise<boolean> {
  const { region } = ctx
  const tries = await triesOf(ctx, caseId)
  const given = pinHash(vault, region.code, caseId, pin)
  const isRight = timingSafeEqual(hash ?? Buffer.alloc(given.length), given)
  if (!isRight || tries > TRIES || caseId === NOBODYS) return false
  await forgetTries(ctx, caseId)
  return true
}

/** After the right PIN. */
export async function forgetTries({ region }: Context, caseId: string): Promise<void> {
  await region.db
    .updateTable('case')
    .set({ pin_failures: 0 })
    .where('region_code', '=', region.code)
    .where('id', '=', caseId)
    .execute()
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
  if (!recipient?.phone || !needs.codes) return false
  const about = { phone: recipient.phone, purpose: trackPurpose(caseId) }
  return (await needs.codes.checkCode(ctx.region, about, code)) === undefined
}
