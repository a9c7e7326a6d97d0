import * as contract from '@guyub/contract/survey'
import { type Http, serve } from '../../kernel/http.ts'
import { answerSurvey, enumerateSurvey, surveyQuestions } from './answer.ts'
import { closeSurvey } from './close.ts'
import { drawRespondents } from './draw.ts'
import { surveyFieldKit } from './field-kit.ts'
import { formsOf } from './forms.ts'
import type { SurveyNeeds } from './needs.ts'
import { agreeToSurvey, openSurvey } from './open.ts'
import { prepareSurvey, setSurveyProgramme } from './prepare.ts'
import { survey, surveyInvitations, surveys } from './read.ts'
import { surveyResults } from './results.ts'

export * from './events.ts'
export { FORMS } from './forms.ts'
export type { Served, ServedPeriod, SurveyNeeds } from './needs.ts'

export function surveyRoutes(http: Http, needs: SurveyNeeds): void {
  serve(http, contract.surveys, surveys)
  serve(http, contract.surveyForms, async (ctx) =>
    (await formsOf(ctx, needs)).map(({ key, title, note }) => ({ key, title: title ?? null, note })),
  )
  serve(http, contract.surveyFieldKit, (ctx) => surveyFieldKit(ctx, needs))
  serve(http, contract.survey, (ctx, input) => survey(ctx, needs, input))
  serve(http, contract.surveyResults, surveyResults)

  serve(http, contract.prepareSurvey, (ctx, input) => prepareSurvey(ctx, needs, input))
  serve(http, contract.setSurveyProgramme, (ctx, input) => setSurveyProgramme(ctx, needs, input))
  serve(http, contract.agreeToSurvey, agreeToSurvey)
  serve(http, contract.openSurvey, openSurvey)
  serve(http, contract.drawRespondents, (ctx, input) => drawRespondents(ctx, needs, input))
  serve(http, contract.surveyInvitations, (ctx, input) => surveyInvitations(ctx, needs, input))
  serve(http, contract.closeSurvey, closeSurvey)

  serve(http, contract.surveyQuestions, (ctx, input) => surveyQuestions(ctx, needs, input))
  serve(http, contract.answerSurvey, answerSurvey)
  serve(http, contract.enumerateSurvey, enumerateSurvey)
}
