import { localDay } from '@guyub/contract/calendar'
import { cashCountEntry, moneyEntry, stockCountEntry } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookFor, dayOf, happened } from './book-row.ts'
import { dayClosed } from './events.ts'
import { refuseUnknown } from './goods.ts'
import { heldIn } from './held.ts'
import type { LedgerNeeds } from './needs.ts'
import { post } from './post.ts'
import { standingAt } from './standing-at.ts'

const KINDS = { cost: 'cost', capital: 'capital', 'to-bank': 'carried', 'from-bank': 'carried' } as const

interface MoveMoney {
  readonly commandId: string
  readonly bookId: string
  readonly kind: keyof typeof KINDS
  readonly rupiah: number
  readonly by: 'cash' | 'bank'
  readonly reason: string
  readonly occurredAt: string
}

/** Money that is no deposit and no sale. */
export async function moveMoney(ctx: Context, needs: LedgerNeeds, command: MoveMoney) {
  const { commandId, bookId, kind, rupiah, by, reason, occurredAt } = command
  return once(ctx, 'ledger.move-money', commandId, async (tx) => {
    const { row, use } = await bookFor(tx, within(ctx, tx), needs, bookId, ['treasurer', 'chair'])
    const at = happened(ctx, row, occurredAt)
    await post(tx, ctx, [
      {
        ...{ id: commandId, book: row, use, kind: KINDS[kind], day: dayOf(row, at), at, rupiah, reason },
        postings: moneyEntry(kind, rupiah, by),
      },
    ])
    return { entryId: commandId }
  })
}

interface CountGoods {
  readonly commandId: string
  readonly bookId: string
  readonly commodity: string
  readonly grams: number
  readonly reason: string
  readonly occurredAt: string
}

/** The store was weighed, and the book follows. */
export async function countGoods(ctx: Context, needs: LedgerNeeds, command: CountGoods) {
  const { commandId, bookId, commodity, grams, reason, occurredAt } = command
  return once(ctx, 'ledger.count-goods', commandId, async (tx) => {
    const inside = within(ctx, tx)
    const { row, use } = await bookFor(tx, inside, needs, bookId, ['treasurer', 'chair'])
    refuseUnknown(use, [{ commodity }])
    const held = (await heldIn(tx, inside, bookId, [commodity])).get(commodity) ?? { grams: 0, cost: 0 }
    const difference = grams - held.grams
    if (difference === 0) return { entryId: null, difference }
    const at = happened(ctx, row, occurredAt)
    const postings = stockCountEntry(commodity, held, difference)
    const rupiah = postings.find(({ kind }) => kind === 'stock')?.amount ?? 0
    await post(tx, ctx, [
      {
        ...{ id: commandId, book: row, use, kind: 'stock-count', day: dayOf(row, at), at, rupiah, reason },
        postings,
      },
    ])
    return { entryId: commandId, difference }
  })
}

interface CloseDay {
  readonly commandId: string
  readonly bookId: string
  readonly day: string
  readonly counted: number
}

/** The money in the box was counted and the day is over. Whoever writes at the same moment waits: see post_entries. */
export async function closeDay(
  ctx: Context,
  needs: LedgerNeeds,
  { commandId, bookId, day, counted }: CloseDay,
) {
  const { code } = ctx.region
  return once(ctx, 'ledger.close-day', commandId, async (tx) => {
    const inside = within(ctx, tx)
    await sql`select from ledger_book where region_code = ${code} and id = ${bookId} for update`.execute(tx)
    const { row, use } = await bookFor(tx, inside, needs, bookId, ['treasurer', 'chair'])
    if (row.closed_through && day <= row.closed_through) throw new Refusal('ledger.day_closed')
    if (day > localDay(row, ctx.now())) throw new Refusal('ledger.day_ahead')
    if (day < localDay(row, row.opened_at)) throw new Refusal('ledger.day_before_open')
    // What should lie there at the end of that day: later ones may have begun.
    const { rows } = await sql<{ expected: number }>`
      select coalesce(sum(p.amount), 0)::float8 as expected
      from ledger_posting p join ledger_entry e on e.region_code = p.region_code and e.id = p.entry_id
      where p.region_code = ${code} and p.book_id = ${bookId} and p.kind = 'cash' and p.about = '' and e.day <= ${day}`.execute(
      tx,
    )
    const expected = rows[0]?.expected ?? 0
    const difference = counted - expected
    if (difference !== 0)
      await post(tx, ctx, [
        {
          ...{ id: commandId, book: row, use, kind: 'cash-count', day, at: ctx.now(), rupiah: difference },
          postings: cashCountEntry(difference),
        },
      ])
    await tx
      .insertInto('ledger_day')
      .values({
        ...{
          region_code: code,
          book_id: bookId,
          day,
          expected,
          counted,
          actor_id: ctx.actor.id,
          closed_at: ctx.now(),
        },
      })
      .execute()
    await emit(tx, ctx, dayClosed, {
      ...{ subjectId: bookId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: {
        ...{ service: row.service_key, book: row.kind, area: row.area_code, day, difference },
        ...(await standingAt(tx, ctx, bookId, day)),
      },
    })
    return { expected, counted, difference }
  })
}
