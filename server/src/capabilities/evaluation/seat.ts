import type { RoundKey } from '@guyub/contract/evaluation'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

export interface Seat {
  readonly isChair: boolean
}

/** Whether this person guides or guided the region. */
export async function isMentor(db: Db, { region }: Context, person: string): Promise<boolean> {
  const found = await db
    .selectFrom('evaluation_mentor')
    .select('since')
    .where('region_code', '=', region.code)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return found !== undefined
}

/** The seat of whoever asks in the round's panel. Refused: whoever guided the region, has no seat, or had it until before now. */
export async function seatOf(db: Db, ctx: Context, { year, stage }: RoundKey): Promise<Seat> {
  if (await isMentor(db, ctx, ctx.actor.id)) throw new Refusal('evaluation.assessor_mentored')
  const seat = await db
    .selectFrom('evaluation_panelist')
    .select(['is_chair', 'expires_at'])
    .where('region_code', '=', ctx.region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .where('person_id', '=', ctx.actor.id)
    .executeTakeFirst()
  if (!seat) throw new Refusal('evaluation.not_in_panel')
  if (seat.expires_at <= ctx.now()) throw new Refusal('evaluation.access_expired')
  return { isChair: seat.is_chair }
}
