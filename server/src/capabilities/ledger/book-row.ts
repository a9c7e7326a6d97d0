import { localDay } from '@guyub/contract/calendar'
import type { LedgerUse } from '@guyub/contract/definition/ledger'
import type { Duty } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { LedgerNeeds } from './needs.ts'

export interface BookRow {
  readonly id: string
  readonly service_key: string
  readonly kind: string
  readonly name: string
  readonly area_code: string
  readonly above_id: string | null
  readonly prices_above: boolean
  readonly closed_at: Date | null
  readonly opened_at: Date
  readonly zone: string
  readonly duties: readonly Duty[]
  /** The last day that takes no more. */
  readonly closed_through: string | null
}

/** A book as its keepers and the overseer of its service see it; to everybody else there is none. */
export async function bookOf(db: Db, ctx: Context, needs: LedgerNeeds, bookId: string) {
  const row = await bookRow(db, ctx, bookId)
  const use = row && useOf(needs, ctx, row.service_key)
  if (!row || !use || !(row.duties.length || (await isOverseer(ctx, needs, use))))
    throw new Refusal('ledger.no_such_book')
  return { row, use }
}

/** The same for a step: the book is open, and the actor has one of these duties in it. */
export async function bookFor(
  db: Db,
  ctx: Context,
  needs: LedgerNeeds,
  bookId: string,
  duties: readonly Duty[],
) {
  const found = await bookOf(db, ctx, needs, bookId)
  refuseUnlessDuty(found.row, true, duties)
  return found
}

/** Whoever neither keeps nor oversees a book is told of none. */
export function refuseUnlessDuty(
  row: Pick<BookRow, 'duties' | 'closed_at'>,
  mayKnow: boolean,
  duties: readonly Duty[],
): void {
  if (!row.duties.length && !mayKnow) throw new Refusal('ledger.no_such_book')
  if (!row.duties.some((duty) => duties.includes(duty))) throw new Refusal('ledger.not_your_duty')
  if (row.closed_at) throw new Refusal('ledger.book_closed')
}

export async function bookRow(
  db: Db,
  { region, actor }: Context,
  bookId: string,
): Promise<BookRow | undefined> {
  const { rows } = await sql<BookRow>`
    select b.id, b.service_key, b.kind, b.name, b.area_code, b.above_id, b.prices_above, b.closed_at, b.opened_at, r.zone,
      array(select k.duty from ledger_keeper k where k.region_code = b.region_code and k.book_id = b.id
            and k.user_id = ${actor.id} and k.until is null order by k.duty) as duties,
      (select max(d.day)::text from ledger_day d where d.region_code = b.region_code and d.book_id = b.id) as closed_through
    from ledger_book b join region r on r.region_code = b.region_code
    where b.region_code = ${region.code} and b.id = ${bookId}`.execute(db)
  return rows[0]
}

/** How the service keeps its books in this region; nothing where it keeps none. */
export function useOf({ services }: LedgerNeeds, { region }: Pick<Context, 'region'>, service: string) {
  return services.of(region.code, service)?.ledger
}

/** Of the office that oversees the service in this region? */
export async function isOverseer(
  { region, actor }: Context,
  needs: LedgerNeeds,
  use: LedgerUse,
): Promise<boolean> {
  if (!actor.permissions.has('ledger.oversee')) return false
  return (await needs.officeWith(region, use.overseer))?.code === actor.officeCode
}

/** When it happened, as it is believed: not before the book was opened, and not ahead. */
export function happened({ now }: Context, row: BookRow, occurredAt: string): Date {
  return new Date(Math.min(now().getTime(), Math.max(Date.parse(occurredAt), row.opened_at.getTime())))
}

/** The day that it is booked on: its own, or the first that is not closed. */
export function dayOf(row: BookRow, at: Date): string {
  const day = localDay(row, at)
  return row.closed_through && day <= row.closed_through ? dayAfter(row.closed_through) : day
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
