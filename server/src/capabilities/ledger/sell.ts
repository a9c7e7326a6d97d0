import { newCommandId } from '@guyub/contract/command'
import {
  type PaidBy,
  type Priced,
  purchaseEntry,
  saleEntry,
  settlementEntries,
  worthOf,
} from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type BookRow, bookFor, bookRow, dayOf, happened } from './book-row.ts'
import { refuseTwice } from './goods.ts'
import { heldIn } from './held.ts'
import type { LedgerNeeds } from './needs.ts'
import { type Entry, post } from './post.ts'
import { offerOf } from './prices.ts'

interface Sell {
  readonly commandId: string
  readonly bookId: string
  readonly buyer:
    | { readonly to: 'trader'; readonly paid: 'cash' | 'bank' }
    | { readonly to: 'above'; readonly paid: 'owed' | 'cash' | 'bank' }
  readonly items: readonly Priced[]
  readonly occurredAt: string
}

/** Goods leave the store. Up the chain one command writes both books, or neither. */
export async function sell(ctx: Context, needs: LedgerNeeds, command: Sell) {
  const { commandId, bookId, buyer, items } = command
  return once(ctx, 'ledger.sell', commandId, async (tx) => {
    const inside = within(ctx, tx)
    const { row, use } = await bookFor(tx, inside, needs, bookId, ['treasurer', 'chair'])
    refuseTwice(use, items)
    const upper = buyer.to === 'above' && row.above_id ? await bookRow(tx, inside, row.above_id) : undefined
    if (buyer.to === 'above' && !upper) throw new Refusal('ledger.nothing_above')
    if (upper?.closed_at) throw new Refusal('ledger.book_closed')
    if (upper) await refuseUnlessAgreed(tx, inside, upper, command)
    const held = await heldIn(tx, inside, bookId, items.map(({ commodity }) => commodity).sort())
    const short = items.flatMap(({ commodity, grams }, index) =>
      grams > (held.get(commodity)?.grams ?? 0) ? [{ pointer: `#/items/${index}/grams`, code: 'short' }] : [],
    )
    if (short.length) throw new Refusal('ledger.stock_short', short)
    const at = happened(ctx, row, command.occurredAt)
    const proceeds = items.reduce((sum, item) => sum + worthOf(item), 0)
    const paid = (book: string): PaidBy =>
      buyer.paid === 'owed' ? { by: 'claim', book } : { by: buyer.paid }
    const postings = saleEntry(items, held, paid(upper?.id ?? ''))
    const sale: Entry = {
      ...{ id: commandId, book: row, use, kind: 'sale', day: dayOf(row, at), at, rupiah: proceeds, postings },
      otherBook: upper?.id,
    }
    const purchase: Entry[] = upper
      ? [
          {
            ...{
              id: newCommandId(),
              book: upper,
              use,
              kind: 'purchase',
              day: dayOf(upper, at),
              at,
              rupiah: proceeds,
            },
            ...{ otherBook: row.id, postings: purchaseEntry(items, paid(row.id)) },
          },
        ]
      : []
    await post(tx, ctx, [sale, ...purchase])
    const margin = -(postings.find(({ kind }) => kind === 'margin')?.amount ?? 0)
    return { entryId: commandId, proceeds, margin }
  })
}

/** The book above agreed to the prices of its own list, and to owe; more, and its money, only its own keepers give. */
async function refuseUnlessAgreed(
  tx: Db,
  ctx: Context,
  upper: BookRow,
  { buyer, items }: Sell,
): Promise<void> {
  if (upper.duties.some((duty) => duty === 'treasurer' || duty === 'chair')) return
  if (buyer.paid !== 'owed') throw new Refusal('ledger.not_your_duty')
  const offered = await offerOf(tx, ctx, upper)
  const wrong = items.flatMap(({ commodity, price }, index) =>
    price <= (offered.get(commodity) ?? -1) ? [] : [{ pointer: `#/items/${index}/price`, code: 'above' }],
  )
  if (wrong.length) throw new Refusal('ledger.above_pays_less', wrong)
}

interface Settle {
  readonly commandId: string
  readonly bookId: string
  readonly to: string
  readonly rupiah: number
  readonly by: 'cash' | 'bank'
  readonly occurredAt: string
}

/** The book above pays what it owes to one below it; both books say so. */
export async function settle(
  ctx: Context,
  needs: LedgerNeeds,
  { commandId, bookId, to, rupiah, by, occurredAt }: Settle,
) {
  return once(ctx, 'ledger.settle', commandId, async (tx) => {
    const inside = within(ctx, tx)
    const { row, use } = await bookFor(tx, inside, needs, bookId, ['treasurer', 'chair'])
    const lower = await bookRow(tx, inside, to)
    if (lower?.above_id !== bookId) throw new Refusal('ledger.not_owed')
    const at = happened(ctx, row, occurredAt)
    const { payer, paid } = settlementEntries(rupiah, { payer: bookId, paid: to }, by)
    const common = { use, kind: 'settlement', at, rupiah } as const
    await post(tx, ctx, [
      { ...common, id: commandId, book: row, day: dayOf(row, at), otherBook: to, postings: payer },
      {
        ...common,
        id: newCommandId(),
        book: lower,
        day: dayOf(lower, at),
        otherBook: bookId,
        postings: paid,
      },
    ])
    const { rows } = await sql<{ owed: number }>`
      select (-balance)::float8 as owed from ledger_account where region_code = ${ctx.region.code} and book_id = ${bookId}
        and kind = 'debts' and about = ${to}`.execute(tx)
    return { entryId: commandId, owed: rows[0]?.owed ?? 0 }
  })
}
