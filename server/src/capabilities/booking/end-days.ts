import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { told } from '../../kernel/logging.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { heldToEnd } from './end-booking.ts'
import type { BookingNeeds } from './needs.ts'
import { lockedBooking } from './standing.ts'

interface EndNeeds extends Pick<BookingNeeds, 'services'> {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

const AT_ONCE = 100
/** Of so many at most at a time: the next round begins at the oldest again. */
const MOST_LOOKS = 50
const MINUTE = 60_000

/** What nobody does: who did not come is missed, who forgot to check out has left, who waited in vain waits no more. Returns how many. */
export async function endDueBookings(needs: EndNeeds): Promise<number> {
  // Occasions of other capabilities end by their own rules.
  const services = needs.services.keys.filter((key) => needs.services.of('', key)?.booking)
  let [ended, after] = [0, undefined as Due | undefined]
  // Past those that fail, and those whose minutes are not over yet: what stands behind them ends all the same.
  for (let looked = 0; looked < MOST_LOOKS; looked++) {
    const rows = await dueAfter(needs, services, after)
    for (const { region_code, id } of rows) {
      const ctx = { region: needs.pool.region(region_code), actor: NOBODY, now: needs.now }
      try {
        if (await endOne(ctx, needs, id)) ended++
      } catch (error) {
        if (!(error instanceof Refusal)) console.error(told(error as Error))
      }
    }
    after = rows.at(-1)
    if (rows.length < AT_ONCE) break
  }
  return ended
}

interface Due {
  readonly region_code: string
  readonly id: string
  readonly starts_at: Date
}

/** What may be over, the oldest first, from behind the last that was looked at. */
async function dueAfter(
  { reader, now }: EndNeeds,
  services: readonly string[],
  after: Due | undefined,
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select region_code, id, starts_at from booking
    where service_key = any(${[...services]}) and ((state in ('confirmed', 'requested', 'waiting') and starts_at < ${now()}) or (state = 'checked_in' and ends_at < ${now()}))
      and (${after?.id ?? null}::uuid is null
           or (starts_at, region_code, id) > (${after?.starts_at ?? null}::timestamptz, ${after?.region_code ?? null}::text, ${after?.id ?? null}::uuid))
    order by starts_at, region_code, id limit ${AT_ONCE}`.execute(reader)
  return rows
}

async function endOne(ctx: Context, { services }: EndNeeds, id: string): Promise<boolean> {
  return ctx.region.db.transaction().execute(async (tx) => {
    const { row, end } = await heldToEnd(tx, ctx, id)
    const use = services.of(ctx.region.code, row.service_key)?.booking
    const now = ctx.now()
    if (!use) return false
    if (row.state === 'checked_in' && row.ends_at < now) {
      await sql`
        update booking set state = 'completed', ended_at = ${row.ends_at}, version = version + 1
        where region_code = ${ctx.region.code} and id = ${id}`.execute(tx)
      const left = await lockedBooking(tx, ctx.region.code, id)
      await tellChange(tx, ctx, left, { state: 'completed', before: 'checked_in', at: row.ends_at })
      return true
    }
    const isUndecided = row.state === 'requested' || row.state === 'waiting'
    if (isUndecided && row.starts_at < now) {
      await end(use, 'cancelled', { at: now })
      return true
    }
    if (row.state !== 'confirmed' || now.getTime() < row.starts_at.getTime() + use.missedAfter * MINUTE)
      return false
    await end(use, 'no_show', { at: now })
    return true
  })
}
