import * as contract from '@guyub/contract/explanations'
import { type Http, serve } from '../../kernel/http.ts'
import { askExplanation, type ExplanationsNeeds } from './ask.ts'
import { explain } from './explain.ts'
import { explanations } from './read.ts'

export { explained, explanationAsked } from './events.ts'

export function explanationsRoutes(http: Http, needs: ExplanationsNeeds): void {
  serve(http, contract.explanations, (ctx) => explanations(ctx, needs))
  serve(http, contract.askExplanation, (ctx, input) => askExplanation(ctx, needs, input))
  serve(http, contract.explain, explain)
}
