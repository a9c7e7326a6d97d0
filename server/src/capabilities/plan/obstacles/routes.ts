import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../../kernel/http.ts'
import type { PlanNeeds } from '../needs.ts'
import { obstacles } from './list.ts'
import { openObstacle } from './open.ts'
import { planObstacle } from './plan.ts'
import { solveObstacle } from './solve.ts'

export function obstacleRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.obstacles, (ctx, input) => obstacles(ctx, needs, input))
  serve(http, contract.openObstacle, (ctx, input) => openObstacle(ctx, needs, input))
  serve(http, contract.planObstacle, (ctx, input) => planObstacle(ctx, needs, input))
  serve(http, contract.solveObstacle, solveObstacle)
}
