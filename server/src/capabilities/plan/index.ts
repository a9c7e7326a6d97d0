import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../kernel/http.ts'
import { reachMilestone } from './reach-milestone.ts'
import { type PlanNeeds, plan } from './read.ts'

export { activitiesByDimension } from './activities-by-dimension.ts'
export { loadPlan } from './load-plan.ts'
export { openMilestones } from './open-milestones.ts'
export { milestoneReached } from './reach-milestone.ts'

export function planRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.plan, (ctx, input) => plan(ctx, needs, input))
  serve(http, contract.reachMilestone, reachMilestone)
}
