import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { bookOf } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'

const PAGE = 50

interface Asked {
  readonly bookId: string
  readonly day?: string | undefined
  readonly before?: string | undefined
}

/** Everything that was written, the newest first. Ids are in the order of time. Counted, not `exists`: see the statement. */
export async function journal(ctx: Context, needs: LedgerNeeds, { bookId, day, before }: Asked) {
  const { code, db } = ctx.region
  await bookOf(db, ctx, needs, bookId)
  const { rows } = await sql<Row>`
    select e.id, e.kind, e.day, e.occurred_at, e.recorded_at, e.actor_id, e.slip, e.reason, e.reverses, e.old_prices, h.number,
      (select count(*) from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id) > 0 as taken_back,
      (select jsonb_agg(jsonb_build_object('kind', p.kind, 'about', p.about, 'amount', p.amount, 'price', p.price) order by p.kind, p.about, p.nth)
       from ledger_posting p where p.region_code = e.region_code and p.entry_id = e.id) as lines
    from ledger_entry e left join ledger_holder h on h.region_code = e.region_code and h.id = e.holder_id
    where e.region_code = ${code} and e.book_id = ${bookId} and (${day ?? null}::date is null or e.day = ${day ?? null})
      and (${before ?? null}::uuid is null or (e.day, e.id) < (select b.day, b.id from ledger_entry b where b.region_code = ${code} and b.id = ${before ?? null}))
    order by e.day desc, e.id desc limit ${PAGE + 1}`.execute(db)
  const shown = rows.slice(0, PAGE)
  const names = await needs.names(
    ctx,
    shown.map(({ actor_id }) => actor_id),
  )
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, kind: row.kind, day: row.day, occurredAt: row.occurred_at.toISOString() },
      ...{
        recordedAt: row.recorded_at.toISOString(),
        actor: names.get(row.actor_id) ?? null,
        slip: row.slip,
      },
      ...{ reason: row.reason, reverses: row.reverses, oldPrices: row.old_prices, holderNumber: row.number },
      ...{ isTakenBack: row.taken_back, lines: row.lines ?? [] },
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly day: string
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly actor_id: string
  readonly slip: string | null
  readonly reason: string | null
  readonly reverses: string | null
  readonly old_prices: boolean
  readonly number: number | null
  readonly taken_back: boolean
  readonly lines: { kind: string; about: string; amount: number; price: number | null }[] | null
}
