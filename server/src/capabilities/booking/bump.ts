import type { BookingUse } from '@guyub/contract/definition/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Changing, tellChange } from './changed.ts'
import { release } from './holds.ts'
import type { SpaceRow } from './spaces.ts'

const [MINUTE, HOUR] = [60_000, 3_600_000]

/** Ends what others have of these spaces at that time, for the government; close to it only with a written reason. */
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
): Promise<void> {
  const { code } = ctx.region
  const around =
    Math.max(...spaces.map((space) => Math.max(space.before_minutes, space.after_minutes))) * MINUTE
  const from = new Date(time.startsAt.getTime() - around)
  const to = new Date(time.endsAt.getTime() + around)
  const { rows } = await sql<Changing & { state: string }>`
    select * from booking b where b.region_code = ${code} and b.state in ('requested', 'confirmed')
      and b.id in (select h.booking_id from booking_hold h where h.region_code = ${code} and h.booking_id is not null
                   and h.space_id = any(${spaces.map(({ id }) => id)}::uuid[]) and h.from_at < ${to} and h.to_at > ${from})
    order by b.id for update`.execute(tx)
  const isSoon = rows.some(
    ({ state, starts_at }) =>
      state === 'confirmed' && starts_at.getTime() < ctx.now().getTime() + bumpNotice * HOUR,
  )
  if (isSoon && !reason) throw new Refusal('booking.bump_needs_reason')
  for (const row of rows) {
    await release(tx, code, { booking: row.id })
    await sql`
      update booking set state = 'cancelled', reason = ${reason ?? null}, ended_at = ${ctx.now()}, version = version + 1
      where region_code = ${code} and id = ${row.id}`.execute(tx)
    await tellChange(tx, ctx, row, {
      ...{ state: 'cancelled', before: row.state, at: ctx.now(), isBumped: true },
    })
  }
}
