import type { Held } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

/** What lies in the store of a book, held until the transaction ends: what it cost must not change before it is written. */
export async function heldIn(
  tx: Db,
  { region }: Context,
  bookId: string,
  commodities: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await sql<{ kind: 'stock' | 'weight'; about: string; balance: number }>`
    select kind, about, balance::float8 as balance from ledger_account
    where region_code = ${region.code} and book_id = ${bookId} and kind in ('stock', 'weight')
      and about = any(${[...commodities]}) order by kind, about for update`.execute(tx)
  const at = (kind: string, about: string) =>
    rows.find((row) => row.kind === kind && row.about === about)?.balance ?? 0
  return new Map(
    commodities.map((commodity) => [
      commodity,
      { grams: at('weight', commodity), cost: at('stock', commodity) },
    ]),
  )
}
