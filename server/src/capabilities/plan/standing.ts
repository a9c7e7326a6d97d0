import type { PlanStanding } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PlanNeeds } from './needs.ts'
import { plan } from './tree.ts'

/** How the plan in force, or being made, stands: what may leave the region. Nothing while there is none. */
export async function planStanding(ctx: Context, needs: PlanNeeds): Promise<PlanStanding | undefined> {
  try {
    const { title, status, isSample, regulation, firstYear, lastYear, year, ...rest } = await plan(
      ctx,
      needs,
      {},
    )
    return {
      ...{ title, status, isSample, regulation, firstYear, lastYear, year },
      ...{ progress: rest.progress, missing: rest.missing },
      dimensions: rest.dimensions.map(({ key, name, progress }) => ({ key, name, progress })),
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'plan.none') return undefined
    throw error
  }
}

/** The same for everybody: a draft is the region's own business. */
export async function publicStanding(ctx: Context, needs: PlanNeeds) {
  const standing = await planStanding(ctx, needs)
  return { standing: standing?.status === 'adopted' ? standing : null }
}
