import { depositEntry, worthOf } from '@guyub/contract/ledger'
import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { dayOf, happened, isOverseer, refuseUnlessDuty, useOf } from './book-row.ts'
import { depositFacts } from './deposit-facts.ts'
import { refuseLines, refuseUnknown } from './goods.ts'
import type { LedgerNeeds } from './needs.ts'
import { type Entry, postOnce } from './post.ts'

interface Deposit {
  readonly commandId: string
  readonly bookId: string
  readonly holderId: string
  readonly listId: string
  readonly items: readonly { readonly commodity: string; readonly grams: number }[]
  readonly occurredAt: string
  readonly slip?: string | undefined
  readonly isMeant: boolean
}

const NAME = 'ledger.deposit'

/** Goods are weighed for a holder: the store has them, and their worth is owed. One read, one call that writes. */
export async function deposit(ctx: Context, needs: LedgerNeeds, command: Deposit): Promise<Done> {
  return tryOnce(ctx, needs, command).catch((error) => {
    // Somebody closed the day meanwhile: it is booked on the next.
    if (error instanceof Refusal && error.code === 'ledger.day_closed') return tryOnce(ctx, needs, command)
    throw error
  })
}

async function tryOnce(ctx: Context, needs: LedgerNeeds, command: Deposit): Promise<Done> {
  const { commandId } = command
  try {
    const entry = await judged(ctx, needs, command)
    const { day, rupiah: worth } = entry
    const tells = { kind: 'savings', about: command.holderId } as const
    return await postOnce(ctx, { name: NAME, id: commandId }, { entryId: commandId, day, worth }, tells, [
      entry,
    ])
  } catch (error) {
    // What was done before looks like itself.
    const before = error instanceof Refusal && (await answerOf<Done>(ctx.region.db, ctx, NAME, commandId))
    if (before) return before
    throw error
  }
}

interface Done {
  readonly entryId: string
  readonly day: string
  readonly worth: number
  readonly balance: number
}

async function judged(ctx: Context, needs: LedgerNeeds, command: Deposit): Promise<Entry> {
  const { commandId, bookId, holderId, listId, items, slip } = command
  const claimed = new Date(Math.min(ctx.now().getTime(), Date.parse(command.occurredAt)))
  const facts = await depositFacts(ctx, { bookId, holderId, listId, items, at: claimed })
  const use = facts && useOf(needs, ctx, facts.book.service_key)
  if (!facts || !use) throw new Refusal('ledger.no_such_book')
  const { opened_at, closed_at, ...rest } = facts.book
  const book = { ...rest, opened_at: new Date(opened_at), closed_at: closed_at ? new Date(closed_at) : null }
  refuseUnlessDuty(book, await isOverseer(ctx, needs, use), ['weigher', 'treasurer', 'chair'])
  refuseUnknown(use, items)
  refuseLines(items, ({ grams }) => grams > use.heaviest, 'ledger.too_heavy')
  if (facts.holder_kind === null) throw new Refusal('ledger.no_such_holder')
  if (facts.holder_closed) throw new Refusal('ledger.holder_closed')
  if (!facts.current) throw new Refusal('ledger.no_prices')
  // On paper a price was promised; on a screen it is only seen.
  const oldPrices = facts.current !== listId
  const { pays } = facts
  if (!pays || (oldPrices && slip === undefined)) throw new Refusal('ledger.price_changed')
  refuseLines(items, ({ commodity }) => !Object.hasOwn(pays, commodity), 'ledger.not_priced')
  // What was weighed twice by mistake is weighed within minutes; paper has its own number against that.
  const since = claimed.getTime() - use.asksAgainWithin * 60_000
  if (!command.isMeant && slip === undefined && (facts.alike_at?.getTime() ?? 0) >= since)
    throw new Refusal('ledger.weighed_before')
  const priced = items.map((item) => ({ ...item, price: pays[item.commodity] ?? 0 }))
  const at = happened(ctx, book, command.occurredAt)
  return {
    ...{ id: commandId, book, use, kind: 'deposit', day: dayOf(book, at), at, slip, list: listId, oldPrices },
    holder: { id: holderId, kind: facts.holder_kind, isReached: facts.holder_reached === true },
    postings: depositEntry(holderId, priced),
    rupiah: priced.reduce((sum, item) => sum + worthOf(item), 0),
  }
}
