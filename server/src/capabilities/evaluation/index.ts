import * as contract from '@guyub/contract/evaluation'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { answer } from './answer.ts'
import { contribute, returnContribution } from './contribute.ts'
import { askAgency, contributions } from './contributions.ts'
import { dimensionsMet } from './dimensions-met.ts'
import { extendRound } from './extend-round.ts'
import { findings, recordFinding } from './findings.ts'
import { followUp } from './follow-up.ts'
import { gapFinder } from './gap-finder.ts'
import { rounds } from './history.ts'
import { instruments } from './instruments.ts'
import { leftLate } from './left-late.ts'
import { addMentor, mentors } from './mentors.ts'
import { moderate } from './moderate.ts'
import type { EvaluationNeeds } from './needs.ts'
import { openRound } from './open-round.ts'
import { seatPanelist } from './panel.ts'
import { prefill } from './prefill.ts'
import { recordPresentation, schedulePresentation } from './presentation.ts'
import { publishRound } from './publish-round.ts'
import { askQuestion, replyToQuestion } from './questions.ts'
import { resultFile } from './result-letter.ts'
import { round } from './round.ts'
import { score } from './score.ts'
import { submitRound } from './submit-round.ts'

export * from './events.ts'
export { INSTRUMENTS } from './instruments.ts'
export { LATENESS } from './left-late.ts'
export type { EvaluationNeeds, FigureOfYear } from './needs.ts'
export { readableEvidence } from './readable-evidence.ts'
export {
  takePresentation,
  takeQuestion,
  takeReply,
  takeResult,
  takeRound,
  takeSubmission,
} from './taken.ts'
export { presentationTold, questionTold, resultTold, roundsTold, roundTold, submissionTold } from './told.ts'
export { WEIGHTINGS } from './weightings.ts'

export function evaluationRoutes(http: Http, needs: EvaluationNeeds): void {
  serve(http, contract.mentors, (ctx) => mentors(ctx, needs))
  serve(http, contract.addMentor, (ctx, input) => addMentor(ctx, needs, input))

  serve(http, contract.instruments, (ctx) => instruments(ctx, needs))
  serve(http, contract.rounds, rounds)
  serve(http, contract.openRound, (ctx, input) => openRound(ctx, needs, input))
  serve(http, contract.extendRound, extendRound)
  serve(http, contract.seatPanelist, (ctx, input) => seatPanelist(ctx, needs, input))
  serve(http, contract.schedulePresentation, schedulePresentation)
  serve(http, contract.recordPresentation, recordPresentation)
  serve(http, contract.publishRound, (ctx, input) => publishRound(ctx, needs, input))
  serveDownload(http, contract.resultLetter, (ctx, input) => resultFile(ctx, needs, input))

  serve(http, contract.leftLate, (ctx) => leftLate(ctx, needs))
  serve(http, contract.contributions, (ctx) => contributions(ctx, needs))
  serve(http, contract.askAgency, (ctx, input) => askAgency(ctx, needs, input))
  serve(http, contract.contribute, contribute)
  serve(http, contract.returnContribution, returnContribution)
  serve(http, contract.prefill, (ctx, input) => prefill(ctx, needs, input))
  serve(http, contract.answer, (ctx, input) => answer(ctx, needs, input))
  serve(http, contract.submitRound, (ctx, input) => submitRound(ctx, needs, input))
  serve(http, contract.replyToQuestion, replyToQuestion)

  serve(http, contract.round, (ctx, input) => round(ctx, needs, input))
  serve(http, contract.score, (ctx, input) => score(ctx, needs, input))
  serve(http, contract.moderate, moderate)
  serve(http, contract.askQuestion, askQuestion)
  serve(http, contract.recordFinding, recordFinding)

  serve(http, contract.findings, (ctx) => findings(ctx, needs))
  serve(http, contract.followUp, (ctx, input) => followUp(ctx, needs, input))
  serve(http, contract.gapFinder, (ctx, input) => gapFinder(ctx, needs, input))
  serve(http, contract.dimensionsMet, (ctx, input) => dimensionsMet(ctx, needs, input))
}
