import type { PlanBranch } from '@guyub/contract/movement'
import type { AdoptedActivity, AdoptedPlan } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'

type Centre = Pick<Context, 'region'>

/** Which version of a region's plan the centre's rows hold. */
export async function recordedPlan({ region }: Centre, member: string): Promise<string | undefined> {
  const row = await region.db
    .selectFrom('movement_plan')
    .select('plan_id')
    .where('region_code', '=', region.code)
    .where('member_code', '=', member)
    .executeTakeFirst()
  return row?.plan_id
}

interface Recorded {
  readonly member: string
  readonly plan: AdoptedPlan
  readonly takenAt: Date
}

/** Writes a region's adopted plan into the centre's rows, by dimension; one that is older than what is there changes nothing. */
export async function recordPlan({ region }: Centre, { member, plan, takenAt }: Recorded): Promise<void> {
  const { head, activities } = plan
  await region.db.transaction().execute(async (tx) => {
    const key = { region_code: region.code, member_code: member }
    const written = { plan_id: head.id, number: head.number, head: JSON.stringify(head), taken_at: takenAt }
    const newer = await tx
      .insertInto('movement_plan')
      .values({ ...key, ...written })
      .onConflict((oc) =>
        oc
          .columns(['region_code', 'member_code'])
          .doUpdateSet(written)
          .where('movement_plan.number', '<=', head.number),
      )
      .returning('plan_id')
      .executeTakeFirst()
    if (!newer) return
    await tx
      .deleteFrom('movement_plan_branch')
      .where('region_code', '=', region.code)
      .where('member_code', '=', member)
      .execute()
    const byDimension = Map.groupBy(activities, ({ element }) => element.split('.')[0] ?? '')
    const rows = head.dimensions.map(({ key: dimension }) => {
      const its = byDimension.get(dimension) ?? []
      const branch = JSON.stringify(branchOf(dimension, its))
      return { ...key, dimension, branch, activities: JSON.stringify(its) }
    })
    if (rows.length) await tx.insertInto('movement_plan_branch').values(rows).execute()
  })
}

function branchOf(key: string, activities: readonly AdoptedActivity[]): PlanBranch {
  const elements: Record<string, number> = {}
  const budget = new Map<string, PlanBranch['budget'][number]>()
  for (const activity of activities) {
    elements[activity.element] = (elements[activity.element] ?? 0) + 1
    for (const { year, source, amount } of activity.budget) {
      const sum = budget.get(`${year} ${source}`) ?? { year, source, amount: 0 }
      budget.set(`${year} ${source}`, { ...sum, amount: sum.amount + amount })
    }
  }
  return { key, activities: activities.length, elements, budget: [...budget.values()] }
}
