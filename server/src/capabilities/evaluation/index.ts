import * as contract from '@guyub/contract/evaluation'
import { type Http, serve } from '../../kernel/http.ts'
import { answer, type EvaluationNeeds } from './answer.ts'
import { addMentor, mentors } from './mentors.ts'
import { round } from './round.ts'
import { score } from './score.ts'

export { itemAnswered, itemScored, mentorRecorded } from './events.ts'
export { WEIGHTINGS } from './weightings.ts'

export function evaluationRoutes(http: Http, needs: EvaluationNeeds): void {
  serve(http, contract.mentors, (ctx) => mentors(ctx, needs))
  serve(http, contract.addMentor, (ctx, input) => addMentor(ctx, needs, input))
  serve(http, contract.round, (ctx, input) => round(ctx, needs, input))
  serve(http, contract.answer, (ctx, input) => answer(ctx, needs, input))
  serve(http, contract.score, (ctx, input) => score(ctx, needs, input))
}
