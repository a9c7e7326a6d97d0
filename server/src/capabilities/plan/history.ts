import type { Context } from '../../kernel/context.ts'

const LONGEST = 100

/** The newest edits of an activity and all below it, in one version. */
export function historyOf({ region }: Context, planId: string, activityId: string) {
  return region.db
    .selectFrom('plan_edit')
    .select(['id', 'kind', 'node_id', 'field', 'before', 'after', 'how', 'actor_id', 'office_code', 'at'])
    .where('region_code', '=', region.code)
    .where('plan_id', '=', planId)
    .where('activity_id', '=', activityId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(LONGEST)
    .execute()
}
