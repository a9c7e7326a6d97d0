import type { Context } from '../../kernel/context.ts'
import type { BookRow } from './book-row.ts'

/** Everything that a weighing is judged by, in one read: sixty people stand at one scale. */
export interface DepositFacts {
  readonly book: Omit<BookRow, 'opened_at' | 'closed_at'> & {
    readonly opened_at: string
    readonly closed_at: string | null
  }
  readonly holder_kind: string | null
  readonly holder_closed: boolean | null
  readonly holder_reached: boolean | null
  /** The list that counts; nothing where none does. */
  readonly current: string | null
  /** By commodity what the list that was named pays; nothing where it is not one of this book. */
  readonly pays: Readonly<Record<string, number>> | null
  /** When the same kind and weight was last weighed for the same holder, within a day. */
  readonly alike_at: Date | null
}

interface Asked {
  readonly bookId: string
  readonly holderId: string
  readonly listId: string
  readonly items: readonly { readonly commodity: string; readonly grams: number }[]
  /** When it is said to have happened. */
  readonly at: Date
}

/** Nothing where there is no such book. */
export async function depositFacts(
  { region, actor }: Context,
  { bookId, holderId, listId, items, at }: Asked,
): Promise<DepositFacts | undefined> {
  const [row] = await region.read<DepositFacts & { readonly [column: string]: unknown }>(READ, [
    ...[bookId, holderId, listId, actor.id, at],
    ...[items.map(({ commodity }) => commodity), items.map(({ grams }) => grams)],
  ])
  return row
}

const READ = {
  name: 'ledger.deposit-facts',
  text: `
    select
      jsonb_build_object('id', b.id, 'service_key', b.service_key, 'kind', b.kind, 'name', b.name, 'area_code', b.area_code,
        'above_id', b.above_id, 'prices_above', b.prices_above, 'closed_at', b.closed_at, 'opened_at', b.opened_at, 'zone', r.zone,
        'duties', (select coalesce(jsonb_agg(k.duty), '[]') from ledger_keeper k
                   where k.region_code = $1 and k.user_id = $5 and k.book_id = b.id and k.until is null),
        'closed_through', (select max(d.day) from ledger_day d where d.region_code = $1 and d.book_id = b.id)) as book,
      h.kind as holder_kind, h.closed_at is not null as holder_closed, h.is_reached as holder_reached,
      coalesce(
        (select l.id from ledger_price_list l where l.region_code = $1 and l.book_id = b.id and l.counts_from <= $6
         order by l.counts_from desc limit 1),
        (select l.id from ledger_price_list l where b.prices_above and l.region_code = $1 and l.book_id = b.above_id and l.counts_from <= $6
         order by l.counts_from desc limit 1)) as current,
      (select jsonb_object_agg(p.commodity, p.pays) from ledger_price_list l
       join ledger_price p on p.region_code = l.region_code and p.list_id = l.id
       where l.region_code = $1 and l.id = $4 and l.counts_from <= $6
         and (l.book_id = b.id or (b.prices_above and l.book_id = b.above_id))) as pays,
      (select max(e.occurred_at) from ledger_entry e
        join ledger_posting p on p.region_code = e.region_code and p.entry_id = e.id and p.kind = 'weight'
        join unnest($7::text[], $8::bigint[]) as item (commodity, grams) on item.commodity = p.about and item.grams = p.amount
        where e.region_code = $1 and e.holder_id = $3 and e.book_id = b.id and e.kind = 'deposit'
          and e.recorded_at >= $6::timestamptz - interval '1 day' and e.occurred_at between $6::timestamptz - interval '1 day' and $6
          and not exists (select from ledger_entry back where back.region_code = $1 and back.reverses = e.id)) as alike_at
    from ledger_book b
    join region r on r.region_code = b.region_code
    left join ledger_holder h on h.region_code = b.region_code and h.book_id = b.id and h.id = $3
    where b.region_code = $1 and b.id = $2`,
}
