import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** The plan to which rows of a sample belong. */
export type SamplePlace = { readonly region_code: string; readonly plan_id: string }

/** One statement for a table, however many rows: the rows travel as one JSON value, and the table says what its columns are. */
export async function insertRows(
  tx: Db,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}
