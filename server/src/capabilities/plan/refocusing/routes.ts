import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../../kernel/http.ts'
import type { PlanNeeds } from '../needs.ts'
import { refocusings } from './list.ts'
import { refocus } from './refocus.ts'
import { whatIfRefocusing } from './what-if.ts'

export function refocusingRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.refocusings, refocusings)
  serve(http, contract.whatIfRefocusing, (ctx, input) => whatIfRefocusing(ctx, needs, input))
  serve(http, contract.refocus, refocus)
}
