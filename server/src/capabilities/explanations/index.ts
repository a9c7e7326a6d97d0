import * as contract from '@guyub/contract/explanations'
import { type Http, serve } from '../../kernel/http.ts'
import { askExplanation, type OfficeNames } from './ask.ts'
import { explain } from './explain.ts'
import { explanations } from './read.ts'

export { explained, explanationAsked } from './events.ts'

export function explanationsRoutes(http: Http, officeNames: OfficeNames): void {
  serve(http, contract.explanations, (ctx) => explanations(ctx, officeNames))
  serve(http, contract.askExplanation, (ctx, input) => askExplanation(ctx, officeNames, input))
  serve(http, contract.explain, explain)
}
