import { sql } from 'kysely'
import type { Db } from '../kernel/db.ts'
import type { Vault } from '../kernel/vault.ts'

const BATCH = 500
const BEFORE_ALL: Key = { region: '', belongs: '00000000-0000-0000-0000-000000000000' }

interface Place {
  readonly table_name: string
  readonly column_name: string
  readonly belongs_to: string
}

interface Key {
  readonly region: string
  readonly belongs: string
}

interface Row extends Key {
  readonly wrapped: Buffer
}

/**
 * Wraps the key of every record anew under the newest generation, a few hundred at a time, beside a running server: content
 * is not touched, and whoever reads meanwhile reads one or the other. Returns how many were. Stopped half-way, it goes on
 * where it was.
 */
export async function rewrapAll(admin: Db, vault: Vault, generation: number): Promise<number> {
  const { rows: places } = await sql<Place>`
    select table_name, column_name, belongs_to from guyub.wrapped_key order by 1, 2`.execute(admin)
  let count = 0
  for (const place of places) {
    let after: Key | undefined = BEFORE_ALL
    while (after) {
      const { renewed, last } = await rewrapSome(admin, vault, { ...place, generation, after })
      count += renewed
      after = last
    }
  }
  return count
}

async function rewrapSome(
  admin: Db,
  vault: Vault,
  { table_name, column_name, belongs_to, generation, after }: Place & { generation: number; after: Key },
): Promise<{ readonly renewed: number; readonly last: Row | undefined }> {
  const [table, column, belongs] = [sql.table(table_name), sql.ref(column_name), sql.raw(belongs_to)]
  return admin.transaction().execute(async (tx) => {
    const { rows } = await sql<Row>`
      select region_code as region, ${belongs} as belongs, ${column} as wrapped from ${table}
      where (region_code, ${belongs}) > (${after.region}, ${after.belongs}) and ${column} is not null
        and (octet_length(${column}) = 60 or get_byte(${column}, 0) <> ${generation})
      order by region_code, ${belongs} limit ${BATCH} for update`.execute(tx)
    for (const row of rows) {
      const key = vault.rewrap(row.region, row.belongs, row.wrapped)
      await sql`
        update ${table} set ${column} = ${key}
        where region_code = ${row.region} and ${belongs} = ${row.belongs} and ${column} = ${row.wrapped}`.execute(
        tx,
      )
    }
    return { renewed: rows.length, last: rows.length === BATCH ? rows.at(-1) : undefined }
  })
}
