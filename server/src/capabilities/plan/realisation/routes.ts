import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../../kernel/http.ts'
import type { PlanNeeds } from '../needs.ts'
import { activityRealisation, realisation } from './list.ts'
import { reportRealisation } from './report.ts'

export function realisationRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.realisation, (ctx, input) => realisation(ctx, needs, input))
  serve(http, contract.activityRealisation, (ctx, input) => activityRealisation(ctx, needs, input))
  serve(http, contract.reportRealisation, reportRealisation)
}
