import type { BookingUse } from '@guyub/contract/definition/booking'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SpaceRow } from './spaces.ts'
import { type InTheWay, inTheWay, takeAway } from './take-away.ts'

const [MINUTE, HOUR] = [60_000, 3_600_000]

/** Ends what others have of these spaces at that time, for the government; close to it only with a written reason. Returns whose it was. */
export async function bumpOthers(
  tx: Db,
  ctx: Context,
  { bumpNotice }: BookingUse,
  {
    spaces,
    time,
    reason,
  }: {
    readonly spaces: readonly SpaceRow[]
    readonly time: { readonly startsAt: Date; readonly endsAt: Date }
    readonly reason: string | undefined
  },
): Promise<InTheWay[]> {
  const around =
    Math.max(...spaces.map((space) => Math.max(space.before_minutes, space.after_minutes))) * MINUTE
  const rows = await inTheWay(
    tx,
    ctx,
    spaces.map(({ id }) => id),
    {
      startsAt: new Date(time.startsAt.getTime() - around),
      endsAt: new Date(time.endsAt.getTime() + around),
    },
  )
  const isSoon = rows.some(
    ({ state, starts_at }) =>
      state === 'confirmed' && starts_at.getTime() < ctx.now().getTime() + bumpNotice * HOUR,
  )
  if (isSoon && !reason) throw new Refusal('booking.bump_needs_reason')
  await takeAway(tx, ctx, rows, { state: 'cancelled', cause: 'bumped', reason })
  return rows
}
