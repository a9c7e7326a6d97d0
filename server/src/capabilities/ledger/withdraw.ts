import { withdrawalEntry } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { answerOf, once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type BookRow, bookFor, dayOf, happened } from './book-row.ts'
import { payoutDecided } from './events.ts'
import type { LedgerNeeds } from './needs.ts'
import { type EntryHolder, post, postOnce } from './post.ts'

interface Withdraw {
  readonly commandId: string
  readonly bookId: string
  readonly holderId: string
  readonly rupiah: number
  readonly from: 'cash' | 'bank'
  readonly occurredAt: string
  readonly slip?: string | undefined
}

const NAME = 'ledger.withdraw'

/** A holder is paid out at once, or from the limit on when a second person agrees. Who left may still take what is theirs. */
export async function withdraw(ctx: Context, needs: LedgerNeeds, command: Withdraw) {
  const { commandId, bookId, holderId, rupiah, from, occurredAt, slip } = command
  const { db } = ctx.region
  const before = await answerOf<{ state: 'paid' | 'asked'; balance: number }>(db, ctx, NAME, commandId)
  if (before) return before
  const { row, use } = await bookFor(db, ctx, needs, bookId, ['treasurer', 'chair'])
  const holder = await holderOf(ctx, bookId, holderId)
  if (rupiah >= use.twoPersonsFrom) return ask(ctx, row, command)
  const at = happened(ctx, row, occurredAt)
  return postOnce(
    ctx,
    { name: NAME, id: commandId },
    { state: 'paid' as const },
    { kind: 'savings', about: holderId },
    [
      {
        ...{ id: commandId, book: row, use, kind: 'withdrawal', day: dayOf(row, at), at, rupiah, slip },
        ...{ holder, postings: withdrawalEntry(holderId, rupiah, from) },
      },
    ],
  )
}

async function ask(ctx: Context, row: BookRow, { commandId, bookId, holderId, rupiah, from }: Withdraw) {
  const { code } = ctx.region
  return once(ctx, NAME, commandId, async (tx) => {
    // One after the other: what waits already is not there twice.
    const { rows } = await sql<{ balance: number }>`
      select (-balance)::float8 as balance from ledger_account where region_code = ${code} and book_id = ${bookId}
        and kind = 'savings' and about = ${holderId} for update`.execute(tx)
    const { rows: waiting } = await sql<{ amount: number }>`
      select coalesce(sum(amount), 0)::float8 as amount from ledger_payout where region_code = ${code} and book_id = ${bookId}
        and holder_id = ${holderId} and state = 'asked'`.execute(tx)
    const balance = rows[0]?.balance ?? 0
    if (rupiah > balance - (waiting[0]?.amount ?? 0)) throw new Refusal('ledger.over_balance')
    await tx
      .insertInto('ledger_payout')
      .values({
        ...{
          region_code: code,
          id: commandId,
          book_id: bookId,
          holder_id: holderId,
          amount: rupiah,
          paid_from: from,
        },
        ...{ asked_by: ctx.actor.id, asked_at: ctx.now() },
      })
      .execute()
    await tell(tx, ctx, row, commandId, 'asked', rupiah)
    return { state: 'asked' as const, balance }
  })
}

/** Payments that wait for a second person. */
export async function payouts(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { code, db } = ctx.region
  await bookFor(db, ctx, needs, bookId, ['treasurer', 'chair'])
  const { rows } = await sql<Waiting>`
    select p.id, h.number, p.amount::float8 as amount, p.paid_from, p.asked_at, p.asked_by
    from ledger_payout p join ledger_holder h on h.region_code = p.region_code and h.id = p.holder_id
    where p.region_code = ${code} and p.book_id = ${bookId} and p.state = 'asked' order by p.asked_at, p.id limit 200`.execute(
    db,
  )
  const names = await needs.names(
    ctx,
    rows.map(({ asked_by }) => asked_by),
  )
  return rows.map(({ id, number, amount, paid_from, asked_at, asked_by }) => ({
    ...{ id, holderNumber: number, amount, from: paid_from, askedAt: asked_at.toISOString() },
    ...{ askedBy: names.get(asked_by) ?? '', isMine: asked_by === ctx.actor.id },
  }))
}

interface Waiting {
  readonly id: string
  readonly number: number
  readonly amount: number
  readonly paid_from: 'cash' | 'bank'
  readonly asked_at: Date
  readonly asked_by: string
}

interface Decide {
  readonly commandId: string
  readonly bookId: string
  readonly payoutId: string
  readonly decision: 'pay' | 'decline'
  readonly reason?: string | undefined
}

/** The second person pays or declines. */
export async function decidePayout(ctx: Context, needs: LedgerNeeds, command: Decide) {
  const { commandId, bookId, payoutId, decision, reason } = command
  return once(ctx, 'ledger.decide-payout', commandId, async (tx) => {
    const inside = within(ctx, tx)
    const { row, use } = await bookFor(tx, inside, needs, bookId, ['treasurer', 'chair'])
    const asked = await tx
      .selectFrom('ledger_payout')
      .select(['holder_id', 'amount', 'paid_from', 'state', 'asked_by'])
      .where('region_code', '=', ctx.region.code)
      .where('book_id', '=', bookId)
      .where('id', '=', payoutId)
      .forUpdate()
      .executeTakeFirst()
    if (!asked) throw new Refusal('ledger.no_such_payout')
    if (asked.state !== 'asked') throw new Refusal('ledger.decided_already')
    if (asked.asked_by === ctx.actor.id) throw new Refusal('ledger.needs_another')
    const [state, rupiah] = [
      decision === 'pay' ? ('paid' as const) : ('declined' as const),
      Number(asked.amount),
    ]
    await tx
      .updateTable('ledger_payout')
      .set({ state, decided_by: ctx.actor.id, decided_at: ctx.now(), reason: reason ?? null })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', payoutId)
      .execute()
    if (state === 'paid')
      await post(tx, ctx, [
        {
          ...{
            id: commandId,
            book: row,
            use,
            kind: 'withdrawal',
            day: dayOf(row, ctx.now()),
            at: ctx.now(),
            rupiah,
          },
          holder: await holderOf(inside, bookId, asked.holder_id),
          postings: withdrawalEntry(asked.holder_id, rupiah, asked.paid_from as 'cash' | 'bank'),
        },
      ])
    await tell(tx, ctx, row, payoutId, state, rupiah)
    return { state }
  })
}

function tell(
  tx: Db,
  ctx: Context,
  row: BookRow,
  subjectId: string,
  decision: 'asked' | 'paid' | 'declined',
  rupiah: number,
) {
  return emit(tx, ctx, payoutDecided, {
    ...{ subjectId, officeCode: row.area_code, occurredAt: ctx.now() },
    facts: { service: row.service_key, book: row.kind, area: row.area_code, decision, rupiah },
  })
}

async function holderOf({ region }: Context, bookId: string, holderId: string): Promise<EntryHolder> {
  const holder = await region.db
    .selectFrom('ledger_holder')
    .select(['kind', 'is_reached'])
    .where('region_code', '=', region.code)
    .where('book_id', '=', bookId)
    .where('id', '=', holderId)
    .executeTakeFirst()
  if (!holder) throw new Refusal('ledger.no_such_holder')
  return { id: holderId, kind: holder.kind, isReached: holder.is_reached }
}
