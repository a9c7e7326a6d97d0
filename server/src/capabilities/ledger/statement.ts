import type { Holder } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type HolderRow, isReached, looked, mayLook, opened } from './holders.ts'
import type { LedgerNeeds } from './needs.ts'

const PAGE = 50

interface Asked {
  readonly bookId: string
  readonly holderId: string
  readonly before?: number | undefined
}

/**
 * The passbook, the newest line first, read from its end: `after` was kept with each line. Counted, not asked with `exists`: that the planner would
 * answer from a list of every entry of the region.
 */
export async function statement(ctx: Context, needs: LedgerNeeds, { bookId, holderId, before }: Asked) {
  const { code, db } = ctx.region
  await mayLook(ctx, needs, bookId)
  const holder = (await db
    .selectFrom('ledger_holder')
    .select(['id', 'number', 'kind', 'content', 'data_key', 'closed_at'])
    .where('region_code', '=', code)
    .where('book_id', '=', bookId)
    .where('id', '=', holderId)
    .executeTakeFirst()) as HolderRow | undefined
  if (!holder) throw new Refusal('ledger.no_such_holder')
  await looked(ctx, bookId, holderId, 'statement')
  const { rows } = await sql<Line>`
    select p.nth::float8 as nth, p.entry_id as "entryId", e.kind, e.day, (-p.amount)::float8 as amount, (-p.after)::float8 as after, e.slip,
      (select count(*) from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id) > 0 as "isTakenBack",
      coalesce((select jsonb_agg(jsonb_build_object('commodity', w.about, 'grams', w.amount, 'price', w.price) order by w.about, w.nth)
        from ledger_posting w where w.region_code = e.region_code and w.entry_id = e.id and w.kind = 'weight'), '[]') as items
    from ledger_posting p join ledger_entry e on e.region_code = p.region_code and e.id = p.entry_id
    where p.region_code = ${code} and p.book_id = ${bookId} and p.kind = 'savings' and p.about = ${holderId}
      and (${before ?? null}::bigint is null or p.nth < ${before ?? null})
    order by p.nth desc limit ${PAGE + 1}`.execute(db)
  const { rows: balances } = await sql<{ balance: number }>`
    select (-balance)::float8 as balance from ledger_account where region_code = ${code} and book_id = ${bookId}
      and kind = 'savings' and about = ${holderId}`.execute(db)
  const lines = rows.slice(0, PAGE)
  const person = opened(needs, code, holder)
  return {
    ...{ number: holder.number, name: person?.name ?? null, kind: holder.kind },
    ...{ balance: balances[0]?.balance ?? 0, isClosed: holder.closed_at !== null, lines },
    reached: person && isReached(person) ? endingsOf(person) : null,
    next: rows.length > PAGE ? (lines.at(-1)?.nth ?? null) : null,
  }
}

function endingsOf({ phone, email, language }: Holder) {
  return {
    phone: phone ? `…${phone.slice(-3)}` : null,
    email: email ? `…${email.slice(email.lastIndexOf('@'))}` : null,
    language: language ?? 'id',
  }
}

interface Line {
  readonly nth: number
  readonly entryId: string
  readonly kind: string
  readonly day: string
  readonly amount: number
  readonly after: number
  readonly slip: string | null
  readonly isTakenBack: boolean
  readonly items: { commodity: string; grams: number; price: number }[]
}
