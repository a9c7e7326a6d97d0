import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

export interface LedgerFault {
  readonly region: string
  readonly book: string
  /** `unbalanced`: an entry whose lines do not come to nothing in a unit; `balance`, `numbering`, `running`: an account beside its postings. */
  readonly kind: 'unbalanced' | 'balance' | 'numbering' | 'running' | 'side' | 'between'
  readonly about: string
}

/** Adds everything up again, from the postings alone. Nothing is wrong when nothing is answered. `counted` says over how much. */
export async function checkLedger(
  reader: Db,
): Promise<{ readonly counted: number; readonly faults: LedgerFault[] }> {
  const { rows: faults } = await sql<LedgerFault>`
    with sums as (
      select p.region_code, p.book_id, p.kind, p.about, sum(p.amount) as balance, count(*) as postings, max(p.nth) as last
      from ledger_posting p group by 1, 2, 3, 4
    ), running as (
      select region_code, book_id, kind, about, bool_or(after <> total) as off from (
        select p.*, sum(p.amount) over (partition by p.region_code, p.book_id, p.kind, p.about order by p.nth) as total from ledger_posting p
      ) each group by 1, 2, 3, 4
    )
    select p.region_code as region, p.book_id::text as book, 'unbalanced' as kind, p.entry_id::text || ' ' || a.unit as about
    from ledger_posting p join ledger_account a using (region_code, book_id, kind, about)
    group by p.region_code, p.book_id, p.entry_id, a.unit having sum(p.amount) <> 0
    union all
    select a.region_code, a.book_id::text, 'balance', a.kind || ' ' || a.about
    from ledger_account a left join sums s using (region_code, book_id, kind, about) where a.balance <> coalesce(s.balance, 0)
    union all
    select a.region_code, a.book_id::text, 'numbering', a.kind || ' ' || a.about
    from ledger_account a left join sums s using (region_code, book_id, kind, about)
    where a.postings <> coalesce(s.postings, 0) or coalesce(s.last, 0) <> coalesce(s.postings, 0)
    union all
    select region_code, book_id::text, 'running', kind || ' ' || about from running where off
    union all
    select region_code, book_id::text, 'side', kind || ' ' || about from ledger_account where side * balance < 0
    union all
    select c.region_code, c.book_id::text, 'between', c.about
    from ledger_account c left join ledger_account d
      on d.region_code = c.region_code and d.kind = 'debts' and d.book_id::text = c.about and d.about = c.book_id::text
    where c.kind = 'claims' and c.balance + coalesce(d.balance, 0) <> 0
    order by 1, 2, 3, 4`.execute(reader)
  const { rows } = await sql<{
    counted: number
  }>`select count(*)::float8 as counted from ledger_posting`.execute(reader)
  return { counted: rows[0]?.counted ?? 0, faults }
}
