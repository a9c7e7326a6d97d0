import type { Db } from '../../../kernel/db.ts'

/** What districts and villages are called. */
export async function areaNames(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(codes)]
  if (!wanted.length) return new Map()
  const rows = await db.selectFrom('area').select(['code', 'name']).where('code', 'in', wanted).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
