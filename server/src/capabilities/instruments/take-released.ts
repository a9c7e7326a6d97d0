import type { Brought } from '@guyub/contract/instruments'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

type Taken = Brought & { readonly id: string; readonly version: number; readonly releasedAt: string }

/**
 * On a region's own installation: keeps a version that the ministry released among the region's rows, where only the exchange
 * writes. The same again changes nothing.
 */
export async function takeReleased({ region, actor }: Context, tx: Db, taken: Taken): Promise<void> {
  const { id, kind, version, content, releasedAt } = taken
  await tx
    .insertInto('instrument_version')
    .values({
      ...{ region_code: region.code, id, kind, key: content.key, version, content: JSON.stringify(content) },
      ...{ brought_by: actor.id, brought_at: releasedAt, released_by: actor.id, released_at: releasedAt },
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
