import type { Db } from '../../kernel/db.ts'

/** Up to which event of the log the figures are counted. */
export async function countedUpTo(db: Db, region: string): Promise<number> {
  const row = await db
    .selectFrom('projection_cursor')
    .select('seq')
    .where('region_code', '=', region)
    .where('projection', '=', 'indicators')
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
