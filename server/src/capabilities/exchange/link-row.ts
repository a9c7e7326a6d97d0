import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

/** With whom the region exchanges; nothing for one that shares the centre's installation. A change takes the row first. */
export function linkOf(db: Db, { region }: Context, lock = false) {
  const query = db.selectFrom('exchange_link').selectAll().where('region_code', '=', region.code)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}
export type Link = NonNullable<Awaited<ReturnType<typeof linkOf>>>

export function updateLink(db: Db, { region }: Context, values: object) {
  return db.updateTable('exchange_link').set(values).where('region_code', '=', region.code).execute()
}
