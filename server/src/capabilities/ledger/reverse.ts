import { type AccountKind, depositTakenBack, type Posting, reversed } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookFor, dayOf, happened } from './book-row.ts'
import { heldIn } from './held.ts'
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

/** Takes an entry back, line by line; of goods that were mixed with others and left meanwhile, at their average. */
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
    if (entry.holder_id) await refuseErased(tx, code, entry.holder_id)
    const { rows: lines } = await sql<{
      kind: AccountKind
      about: string
      amount: number
      price: number | null
    }>`
      select kind, about, amount::float8 as amount, price from ledger_posting
      where region_code = ${code} and entry_id = ${entryId} order by kind, about, nth`.execute(tx)
    const at = happened(ctx, row, occurredAt)
    const first = lines.map(({ price, ...line }) => ({ ...line, ...(price !== null && { price }) }))
    const postings =
      entry.kind === 'deposit'
        ? depositTakenBack(first, await mixedIn(tx, within(ctx, tx), bookId, entryId, first))
        : reversed(first)
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

// Nothing is owed to, or asked of, somebody of whom nobody can say who it was; held, so that nobody erases them meanwhile.
async function refuseErased(tx: Db, region: string, holderId: string): Promise<void> {
  const { rows } = await sql<{ isErased: boolean }>`
    select erased_at is not null as "isErased" from ledger_holder where region_code = ${region} and id = ${holderId} for share`.execute(
    tx,
  )
  if (rows[0]?.isErased) throw new Refusal('ledger.holder_erased')
}

interface Found {
  readonly kind: string
  readonly holder_id: string | null
  readonly holder_kind: string | null
  readonly holder_reached: boolean | null
}

/** What lies there of the goods of a deposit of which something has left since: it left at an average that this deposit was part of. */
async function mixedIn(
  tx: Db,
  ctx: Context,
  bookId: string,
  entryId: string,
  lines: readonly Posting[],
): Promise<Awaited<ReturnType<typeof heldIn>>> {
  const { code } = ctx.region
  // In the order in which whoever writes at the same moment takes them: see post_entries.
  await sql`
    select from ledger_account where region_code = ${code} and book_id = ${bookId}
      and (kind, about) in (select * from unnest(${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ about }) => about)}::text[])
                            union all select 'margin', '')
    order by kind, about for update`.execute(tx)
  const { rows } = await sql<{ about: string }>`
    select distinct w.about from ledger_posting w
    join ledger_posting l on l.region_code = w.region_code and l.book_id = w.book_id and l.kind = w.kind and l.about = w.about and l.nth > w.nth
    join ledger_entry e on e.region_code = l.region_code and e.id = l.entry_id
    where w.region_code = ${code} and w.book_id = ${bookId} and w.entry_id = ${entryId} and w.kind = 'weight' and l.amount < 0
      -- What was taken back line by line was no part of any average.
      and (e.kind <> 'reversal' or exists (
        select from ledger_posting m where m.region_code = e.region_code and m.entry_id = e.id and m.kind = 'margin'))`.execute(
    tx,
  )
  return heldIn(tx, ctx, bookId, rows.map(({ about }) => about).sort())
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
