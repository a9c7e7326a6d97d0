import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { SurveyForm } from './form.ts'
import { ElementKey, SURVEY_REFUSALS, SurveyYear } from './survey-year.ts'

/** The survey of a year, with a form of the house or one's own. */
export const prepareSurvey = endpoint({
  method: 'POST',
  path: '/surveys/:year/prepare',
  access: 'survey.manage',
  params: SurveyYear,
  body: z.object({ commandId: CommandId, form: z.union([z.string().max(60), SurveyForm]) }),
  answer: z.object({ year: z.int(), form: z.string() }),
  refusals: { ...COMMAND_REFUSALS, 'survey.no_such_form': 409, 'survey.survey_already': 409 },
})

/** The programme that stands for an element, and the agency that owns it. A changed one is to be agreed to anew. */
export const setSurveyProgramme = endpoint({
  method: 'POST',
  path: '/surveys/:year/programmes/:element',
  access: 'survey.manage',
  params: SurveyYear.extend({ element: ElementKey }),
  body: z.object({
    commandId: CommandId,
    title: z.string().trim().min(3).max(200),
    officeCode: z.string().max(60),
    /** The service of the platform whose people are asked, where there is one. */
    service: z.string().max(60).optional(),
  }),
  answer: z.object({ element: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SURVEY_REFUSALS,
    'survey.no_such_element': 404,
    'survey.unknown_office': 409,
    'survey.unknown_service': 409,
    'survey.opened_already': 409,
    'survey.personal_data': 409,
  },
})

/** The agency that owns a programme agrees that its people are asked. */
export const agreeToSurvey = endpoint({
  method: 'POST',
  path: '/surveys/:year/programmes/:element/agree',
  access: 'survey.agree',
  params: SurveyYear.extend({ element: ElementKey }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ element: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SURVEY_REFUSALS,
    'survey.no_such_programme': 404,
    'survey.not_the_owner': 403,
    'survey.agreed_already': 409,
  },
})

/** Opens the survey once every owner has agreed. Elements without a programme stay gaps, and are shown as such. */
export const openSurvey = endpoint({
  method: 'POST',
  path: '/surveys/:year/open',
  access: 'survey.manage',
  params: SurveyYear,
  body: z.object({ commandId: CommandId }),
  answer: z.object({ programmes: z.int(), gaps: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SURVEY_REFUSALS,
    'survey.opened_already': 409,
    'survey.no_programme': 409,
    'survey.owner_has_not_agreed': 409,
  },
})
