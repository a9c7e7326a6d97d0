import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

type Region = Pick<Context, 'region'>

/** One node of the region, in use or not. A change takes the row first. */
export function nodeById(db: Db, { region }: Region, id: string, lock = false) {
  const query = db
    .selectFrom('village_node')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}
export type NodeRow = NonNullable<Awaited<ReturnType<typeof nodeById>>>

/** At a node: itself, as it is paired now; nothing at a regency. */
export function ownNode(db: Db, { region }: Region) {
  return db
    .selectFrom('village_node')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('side', '=', 'node')
    .orderBy('paired_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function updateNode(db: Db, { region }: Region, id: string, values: object) {
  return db
    .updateTable('village_node')
    .set(values)
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .execute()
}
