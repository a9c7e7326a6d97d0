import { newTrackingCode } from '@guyub/contract/cases/tracking-code'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { firstAnswer } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf, sqlStateOf } from '../../kernel/sqlstate.ts'
import { seatTaken } from './events.ts'

export interface SeatAsked {
  readonly bookingId: string
  readonly sessionId: string
  readonly pool: string
  readonly holder: { readonly kind: string; readonly id: string }
  /** Seats that it needs; one when left out. */
  readonly heads?: number | undefined
  readonly channel: string
  readonly at: Date
}

export interface Seated {
  readonly bookingId: string
  readonly code: string
  /** 1, 2, 3… within the occasion; never given twice. */
  readonly order: number
}

/**
 * A seat, within the transaction of whoever asks. Refuses with `booking.full`, `booking.session_closed`, `booking.session_unknown`, and
 * `booking.taken_already` where the holder has one of this occasion.
 */
export async function takeSeat(tx: Db, ctx: Context, seat: SeatAsked): Promise<Seated> {
  const { rows } = await sql<{
    told: Seated
  }>`select take_seat(${sql.join([ctx.region.code, ...valuesOf(ctx, undefined, seat)])}) as told`
    .execute(tx)
    .catch(refuseSeat)
  const [row] = rows
  if (!row) throw new Error('take_seat answers')
  return row.told
}

/** The same as a command: once for each id, in one call. */
export async function takeSeatOnce(
  ctx: Context,
  command: { readonly name: string; readonly id: string },
  seat: SeatAsked,
): Promise<Seated> {
  const [row] = await ctx.region
    .run<{ told: Seated | null }>(TAKE, valuesOf(ctx, command, seat))
    .catch(refuseSeat)
  return row?.told ?? firstAnswer<Seated>(ctx.region.db, ctx, command.name, command.id)
}

const PARAMETERS = 15
const TAKE = {
  name: 'booking.take-seat',
  text: `select take_seat(${Array.from({ length: PARAMETERS }, (_, index) => `$${index + 1}`).join(', ')}) as told`,
}

function valuesOf(
  { region, actor, fingerprint }: Context,
  command: { readonly name: string; readonly id: string } | undefined,
  { bookingId, sessionId, pool, holder, heads = 1, channel, at }: SeatAsked,
): unknown[] {
  const { type, version, facts } = seatTaken
  return [
    ...[actor.id, command?.id ?? null, command?.name ?? null, fingerprint ?? null],
    ...[bookingId, sessionId, pool, holder.kind, holder.id, heads, channel, newTrackingCode(region.code), at],
    JSON.stringify({
      ...{ id: newCommandId(), type, version, office: actor.officeCode },
      // The service is the occasion's, which the function reads anyway.
      facts: facts.omit({ service: true }).parse({ channel, seats: heads }),
    }),
  ]
}

const STATES: Readonly<Record<string, string>> = {
  GY020: 'booking.session_unknown',
  GY021: 'booking.session_closed',
  GY022: 'booking.full',
}

function refuseSeat(error: unknown): never {
  if (constraintOf(error) === 'booking_seat_once') throw new Refusal('booking.taken_already')
  const code = STATES[sqlStateOf(error) ?? '']
  throw code ? new Refusal(code) : error
}
