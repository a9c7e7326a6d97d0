import { type AccountKind, reversed } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookFor, dayOf, happened } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'
import { post } from './post.ts'

interface Reverse {
  readonly commandId: string
  readonly bookId: string
  readonly entryId: string
  readonly reason: string
  readonly occurredAt: string
}

/** What stands in two books, or was counted, is not taken back in one: a new sale, payment or count says what is right. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['deposit', 'withdrawal', 'cost', 'capital', 'carried'])

/** Takes an entry back, line by line. */
export async function reverse(ctx: Context, needs: LedgerNeeds, command: Reverse) {
  const { commandId, bookId, entryId, reason, occurredAt } = command
  const { code } = ctx.region
  return once(ctx, 'ledger.reverse', commandId, async (tx) => {
    const { row, use } = await bookFor(tx, within(ctx, tx), needs, bookId, ['treasurer', 'chair'])
    const { rows } = await sql<Found>`
      select e.kind, e.holder_id, h.kind as holder_kind, h.is_reached as holder_reached, e.day, e.list_id from ledger_entry e
      left join ledger_holder h on h.region_code = e.region_code and h.id = e.holder_id
      where e.region_code = ${code} and e.book_id = ${bookId} and e.id = ${entryId}`.execute(tx)
    const [entry] = rows
    if (!entry) throw new Refusal('ledger.no_such_entry')
    if (!TAKEN_BACK.has(entry.kind)) throw new Refusal('ledger.not_taken_back_here')
    const { rows: lines } = await sql<{
      kind: AccountKind
      about: string
      amount: number
      price: number | null
    }>`
      select kind, about, amount::float8 as amount, price from ledger_posting
      where region_code = ${code} and entry_id = ${entryId} order by kind, about, nth`.execute(tx)
    const at = happened(ctx, row, occurredAt)
    const postings = reversed(
      lines.map(({ price, ...line }) => ({ ...line, ...(price !== null && { price }) })),
    )
    const holder = entry.holder_id && {
      ...{ id: entry.holder_id, kind: entry.holder_kind ?? '' },
      isReached: entry.holder_reached === true,
    }
    await post(tx, ctx, [
      {
        ...{
          id: commandId,
          book: row,
          use,
          kind: 'reversal',
          day: dayOf(row, at),
          at,
          reason,
          reverses: entryId,
        },
        ...{ postings, rupiah: -about(entry.kind, lines), ...(holder && { holder }) },
      },
    ])
    return { entryId: commandId }
  })
}

interface Found {
  readonly kind: string
  readonly holder_id: string | null
  readonly holder_kind: string | null
  readonly holder_reached: boolean | null
}

/** What the entry was about, as its event told. */
function about(kind: string, lines: readonly { readonly kind: string; readonly amount: number }[]): number {
  const of =
    kind === 'deposit' || kind === 'withdrawal'
      ? 'savings'
      : kind === 'cost'
        ? 'costs'
        : kind === 'capital'
          ? kind
          : 'bank'
  return Math.abs(lines.filter((line) => line.kind === of).reduce((sum, { amount }) => sum + amount, 0))
}
