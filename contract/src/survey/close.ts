import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { SURVEY_REFUSALS, SurveyYear } from './survey-year.ts'

/** The head of the region closes the survey and answers for its validity. Results are frozen as they are then. */
export const closeSurvey = endpoint({
  method: 'POST',
  path: '/surveys/:year/close',
  access: 'survey.close',
  params: SurveyYear,
  body: z.object({ commandId: CommandId, statement: z.string().trim().min(10).max(1000) }),
  answer: z.object({ answers: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SURVEY_REFUSALS,
    'survey.not_open': 409,
    'survey.personal_data': 409,
  },
})
