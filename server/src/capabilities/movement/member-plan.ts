import { PlanBranch } from '@guyub/contract/movement'
import { AdoptedActivity, AdoptedHead } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { refuseElsewhere } from './centre.ts'
import { areaOf } from './member.ts'
import { refuseOtherProvinces } from './member-details.ts'

/** The plan that a region adopted, from the centre's own rows; the activities of one dimension when it is named. */
export async function memberPlan(
  ctx: Context,
  { member: code, dimension }: { readonly member: string; readonly dimension?: string | undefined },
) {
  await refuseElsewhere(ctx)
  refuseOtherProvinces(ctx, code)
  const { region } = ctx
  const member = await areaOf(ctx, code)
  const row = await region.db
    .selectFrom('movement_plan')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('member_code', '=', code)
    .executeTakeFirst()
  const named = { code: member.code, name: member.name }
  if (!row) return { member: named, plan: null }
  const branches = await region.db
    .selectFrom('movement_plan_branch')
    .select(['dimension', 'branch'])
    .where('region_code', '=', region.code)
    .where('member_code', '=', code)
    .execute()
  const chosen = dimension === undefined ? undefined : await activitiesOf(ctx, code, dimension)
  const head = AdoptedHead.parse(row.head)
  const of = new Map(branches.map((each) => [each.dimension, PlanBranch.parse(each.branch)]))
  return {
    member: named,
    plan: {
      ...{ head, takenAt: row.taken_at.toISOString() },
      branches: head.dimensions.flatMap(({ key }) => of.get(key) ?? []),
      activities: chosen ? AdoptedActivity.array().parse(chosen.activities) : null,
    },
  }
}

function activitiesOf({ region }: Context, member: string, dimension: string) {
  return region.db
    .selectFrom('movement_plan_branch')
    .select('activities')
    .where('region_code', '=', region.code)
    .where('member_code', '=', member)
    .where('dimension', '=', dimension)
    .executeTakeFirst()
}
