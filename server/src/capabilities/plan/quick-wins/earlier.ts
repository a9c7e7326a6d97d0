import { repeats } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'

/** A quick win that was, or a fact that the plan tells as one. */
export interface Earlier {
  readonly id: string
  readonly from: 'platform' | 'plan'
  readonly title: string
  readonly services: readonly string[]
}

/** Every quick win of the region that was not turned down, and those that the plan that holds names of earlier years. */
export async function earlierOnes(db: Db, region: string): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select id, 'platform' as from, title, array_remove(array[service], null) as services
    from plan_quick_win where region_code = ${region} and phase <> 'not-chosen'
    union all
    select a.id, 'plan', a.title, a.services from plan_activity a
    where a.region_code = ${region} and a.quick_win is not null and a.removed_at is null and a.plan_id = (
      select id from plan where region_code = ${region} and status <> 'superseded'
      order by status = 'adopted' desc limit 1)`.execute(db)
  return rows
}

/** Those that say the same as what is nominated. */
export function repeated(
  earlier: readonly Earlier[],
  nominated: { readonly id: string; readonly title: string; readonly service: string | null },
): Earlier[] {
  return earlier.filter((each) => each.id !== nominated.id && repeats(nominated, each))
}
