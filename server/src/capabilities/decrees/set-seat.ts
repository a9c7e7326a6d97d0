import type { Seat } from '@guyub/contract/decrees'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { names } from '../identity/index.ts'
import { officeByCode } from '../regions/index.ts'
import { type DecreeRow, lockedDraft, written } from './rows.ts'

interface SetSeat extends Seat {
  readonly commandId: string
  readonly decreeId: string
  readonly version: number
  readonly seatId?: string | undefined
}

/** One seat of a draft, as a whole; a new one comes at the end of its body. */
export async function setSeat(ctx: Context, command: SetSeat) {
  const { commandId, decreeId, seatId } = command
  return once(ctx, 'decrees.set-seat', commandId, async (tx) => {
    const row = await lockedDraft(tx, ctx, decreeId, command.version)
    await refuseSeat(tx, ctx, row, command)
    if (seatId) {
      const found = await tx
        .updateTable('decree_seat')
        // A duty that nobody touched is still our suggestion.
        .set({ ...columnsOf(command), duty_is_suggested: stillSuggested(command.duty) })
        .where('region_code', '=', ctx.region.code)
        .where('decree_id', '=', decreeId)
        .where('id', '=', seatId)
        .returning('id')
        .executeTakeFirst()
      if (!found) throw new Refusal('decrees.unknown_seat')
    } else {
      const { ordinal } = await tx
        .selectFrom('decree_seat')
        .select((eb) => eb.fn.coalesce(eb.fn.max('ordinal'), eb.lit(0)).as('ordinal'))
        .where('region_code', '=', ctx.region.code)
        .where('decree_id', '=', decreeId)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('decree_seat')
        .values({
          ...{ region_code: ctx.region.code, decree_id: decreeId, id: commandId },
          duty_is_suggested: false,
          ...{ ordinal: Number(ordinal) + 1, ...columnsOf(command) },
        })
        .execute()
    }
    return { seatId: seatId ?? commandId, version: await written(tx, ctx, row) }
  })
}

export function stillSuggested(duty: string) {
  return sql<boolean>`duty_is_suggested and duty = ${duty}`
}

/** Everything that a seat can be refused for, besides its draft. Shared with the import of a list. */
export async function refuseSeat(tx: Db, ctx: Context, row: DecreeRow, seat: Seat): Promise<void> {
  if (!row.bodies.some(({ key }) => key === seat.body)) throw new Refusal('decrees.unknown_body')
  if (seat.office && !(await officeByCode({ ...ctx.region, db: tx }, seat.office)))
    throw new Refusal('decrees.unknown_office')
  if (seat.from && seat.until && seat.until <= seat.from) throw new Refusal('decrees.period_invalid')
  if (seat.acting && (!seat.person || !seat.until)) throw new Refusal('decrees.acting_needs_period')
  if (seat.role && !(seat.person?.id && seat.office)) throw new Refusal('decrees.role_needs_account')
  const account = seat.person?.id
  if (account && !(await names(tx, [account])).has(account)) throw new Refusal('decrees.unknown_person')
}

export function columnsOf(seat: Seat) {
  return {
    body: seat.body,
    position: seat.position,
    office_code: seat.office,
    unit: seat.unit,
    duty: seat.duty,
    person_id: seat.person?.id ?? null,
    person_name: seat.person?.name ?? null,
    person_title: seat.person?.title ?? null,
    acting: seat.acting,
    held_from: seat.from,
    held_until: seat.until,
    role: seat.role,
  }
}

interface DropSeat {
  readonly commandId: string
  readonly decreeId: string
  readonly seatId: string
  readonly version: number
}

export async function dropSeat(ctx: Context, { commandId, decreeId, seatId, version }: DropSeat) {
  return once(ctx, 'decrees.drop-seat', commandId, async (tx) => {
    const row = await lockedDraft(tx, ctx, decreeId, version)
    const gone = await tx
      .deleteFrom('decree_seat')
      .where('region_code', '=', ctx.region.code)
      .where('decree_id', '=', decreeId)
      .where('id', '=', seatId)
      .returning('id')
      .executeTakeFirst()
    if (!gone) throw new Refusal('decrees.unknown_seat')
    return { version: await written(tx, ctx, row) }
  })
}
