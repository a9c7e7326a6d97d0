import { type Person, SEATS } from '@guyub/contract/booking'
import { newTrackingCode } from '@guyub/contract/cases/tracking-code'
import { localPhone } from '@guyub/contract/phone'
import { sql } from 'kysely'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { tellChange } from './changed.ts'
import { holderFor } from './holders.ts'
import type { BookingNeeds } from './needs.ts'
import { refuseSeat } from './reckoning.ts'
import { takeSeat } from './seats.ts'
import { useOf } from './sites.ts'
import { lockedBooking } from './standing.ts'

interface Join {
  readonly commandId: string
  readonly sessionId: string
  readonly person: Person
  readonly mayWait: boolean
}

interface Joined {
  readonly bookingId: string
  readonly code: string
  readonly state: 'confirmed' | 'waiting'
  readonly order: number | null
}

const NAME = 'booking.join-class'

/** A seat of a public class, or a place in its line. Whoever is too late and does not wait is told before anything is locked. */
export async function joinClass(ctx: Context, needs: BookingNeeds, join: Join): Promise<Joined> {
  const { commandId, sessionId, person, mayWait } = join
  const { code, db } = ctx.region
  const { rows } = await sql<{ isFull: boolean; status: string; service: string }>`
    select coalesce(p.taken >= p.seats, true) as "isFull", s.status, s.service_key as service from booking_session s
    left join booking_pool p on p.region_code = s.region_code and p.session_id = s.id and p.key = ${SEATS}
    where s.region_code = ${code} and s.id = ${sessionId} and s.is_public`.execute(db)
  const [session] = rows
  if (!session) throw new Refusal('booking.session_unknown')
  if (session.isFull) {
    const before = await answerOf<Joined>(db, ctx, NAME, commandId)
    if (before) return before
    if (session.status !== 'open') throw new Refusal('booking.session_closed')
    if (!mayWait) throw new Refusal('booking.full')
    return waiting(ctx, needs, join, session.service)
  }
  return once(ctx, NAME, commandId, async (tx) => {
    const id = await whoJoins(tx, ctx, needs, person, session.service)
    const seat = await takeSeat(tx, ctx, {
      ...{ bookingId: commandId, sessionId, pool: SEATS, holder: { kind: 'person', id } },
      ...{ channel: 'web', at: ctx.now() },
    })
    return { ...seat, state: 'confirmed' as const }
  })
}

/** Who it is, held to the limits of the service: two at once under new names would each count without the other. */
async function whoJoins(tx: Db, ctx: Context, needs: BookingNeeds, person: Person, service: string) {
  await oneAtATime(tx, ctx.region.code, 'seats of classes', localPhone(person.phone))
  const { id, ofNumber } = await holderFor(tx, ctx, needs, person)
  await refuseSeat(tx, ctx, { service, classes: useOf(needs, ctx, service)?.classes }, ofNumber)
  return id
}

async function waiting(
  ctx: Context,
  needs: BookingNeeds,
  { commandId, sessionId, person }: Join,
  service: string,
) {
  return once(ctx, NAME, commandId, async (tx): Promise<Joined> => {
    const id = await whoJoins(tx, ctx, needs, person, service)
    const session = await openSession(tx, ctx, sessionId)
    // Somebody gave a seat up meanwhile: nobody waits beside an empty chair.
    if (await hasSeat(tx, ctx, sessionId)) {
      const holder = { kind: 'person', id }
      const asked = { bookingId: commandId, sessionId, pool: SEATS, holder, channel: 'web', at: ctx.now() }
      return { ...(await takeSeat(tx, ctx, asked)), state: 'confirmed' }
    }
    const code = newTrackingCode(ctx.region.code)
    await tx
      .insertInto('booking')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, code, service_key: session.service_key },
        ...{ site_id: session.site_id, session_id: sessionId, pool: SEATS, state: 'waiting', channel: 'web' },
        ...{ starts_at: session.starts_at, ends_at: session.ends_at, asked_at: ctx.now() },
        ...{ holder_kind: 'person', holder_id: id },
      })
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'booking_seat_once' ? new Refusal('booking.taken_already') : error
      })
    const row = await lockedBooking(tx, ctx.region.code, commandId)
    await tellChange(tx, ctx, row, { state: 'waiting', at: ctx.now() })
    return { bookingId: commandId, code, state: 'waiting', order: null }
  })
}

async function hasSeat(tx: Db, { region }: Context, sessionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from booking_pool where region_code = ${region.code} and session_id = ${sessionId} and key = ${SEATS} and taken < seats`.execute(
    tx,
  )
  return rows.length > 0
}

async function openSession(tx: Db, { region, now }: Context, sessionId: string) {
  const session = await tx
    .selectFrom('booking_session')
    .select(['service_key', 'site_id', 'starts_at', 'ends_at'])
    .where('region_code', '=', region.code)
    .where('id', '=', sessionId)
    .where('status', '=', 'open')
    .where('ends_at', '>', now())
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!session) throw new Refusal('booking.session_closed')
  return session
}
