import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { spanClosed, spanOpened } from './events.ts'
import { hold, release } from './holds.ts'
import { lockedWithLine, moveAllUp, moveUp } from './line.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'
import { inTheWay, lockedWithOthers, takeAway } from './take-away.ts'

interface CloseFor {
  readonly commandId: string
  readonly siteId: string
  readonly spaceId?: string | undefined
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly endsBookings: boolean
}

/** A site or a space is closed for a while: held like a booking, so that nobody books meanwhile. Who has it is put off only where that is said. */
export async function closeFor(ctx: Context, needs: BookingNeeds, command: CloseFor) {
  const { commandId, siteId, spaceId, reason, endsBookings } = command
  const [startsAt, endsAt] = [new Date(command.from), new Date(command.to)]
  if (!(startsAt < endsAt)) throw new Refusal('booking.range_wrong')
  const { code } = ctx.region
  return once(ctx, 'booking.close-for', commandId, async (tx) => {
    const { row, use } = await siteFor(tx, within(ctx, tx), needs, siteId)
    if (endsAt <= ctx.now()) throw new Refusal('booking.in_past')
    const { rows } = await sql<{ id: string }>`
      select id from booking_space where region_code = ${code} and site_id = ${siteId}
        and (${spaceId ?? null}::uuid is null or id = ${spaceId ?? null}::uuid)`.execute(tx)
    if (spaceId && !rows.length) throw new Refusal('booking.no_such_space')
    const wanted = rows.map(({ id }) => id)
    const locked = await lockedWithOthers(tx, ctx, wanted, { startsAt, endsAt })
    const spaces = locked.filter(({ id }) => wanted.includes(id))
    const others = endsBookings ? await inTheWay(tx, ctx, wanted, { startsAt, endsAt }) : []
    await takeAway(tx, ctx, others, { state: 'cancelled', cause: 'closed', reason })
    await tx
      .insertInto('booking_closure')
      .values({
        ...{ region_code: code, id: commandId, site_id: siteId, space_id: spaceId ?? null },
        ...{ from_at: startsAt, to_at: endsAt, reason },
      })
      .execute()
    if (!(await hold(tx, code, { closure: commandId }, spaces, { startsAt, endsAt })))
      throw new Refusal('booking.closure_meets_bookings')
    await moveAllUp(tx, ctx, use, others, locked)
    await emit(tx, ctx, spanClosed, {
      ...{ subjectId: commandId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: {
        ...{ service: row.service_key, area: row.area_code },
        hours: (endsAt.getTime() - startsAt.getTime()) / 3_600_000,
      },
    })
    return { closureId: commandId }
  })
}

/** What was closed is open again. */
export async function openAgain(
  ctx: Context,
  needs: BookingNeeds,
  { commandId, closureId }: { readonly commandId: string; readonly closureId: string },
) {
  const { code } = ctx.region
  return once(ctx, 'booking.open-again', commandId, async (tx) => {
    const closure = await tx
      .selectFrom('booking_closure')
      .select(['site_id', 'from_at', 'to_at', 'lifted_at'])
      .where('region_code', '=', code)
      .where('id', '=', closureId)
      .forUpdate()
      .executeTakeFirst()
    if (!closure || closure.lifted_at) throw new Refusal('booking.no_such_closure')
    const { row, use } = await siteFor(tx, within(ctx, tx), needs, closure.site_id)
    const { rows } = await sql<{ id: string }>`
      select space_id as id from booking_hold where region_code = ${code} and closure_id = ${closureId}`.execute(
      tx,
    )
    const freed = {
      spaces: rows.map(({ id }) => id),
      ...{ starts_at: closure.from_at, ends_at: closure.to_at },
    }
    const locked = await lockedWithLine(tx, ctx, freed)
    await release(tx, code, { closure: closureId })
    await moveUp(tx, ctx, use, freed, locked)
    await sql`update booking_closure set lifted_at = ${ctx.now()} where region_code = ${code} and id = ${closureId}`.execute(
      tx,
    )
    await emit(tx, ctx, spanOpened, {
      ...{ subjectId: closureId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, area: row.area_code },
    })
    return { closureId }
  })
}
