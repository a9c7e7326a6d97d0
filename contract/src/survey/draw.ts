import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { ElementKey, SURVEY_REFUSALS, SurveyYear } from './survey-year.ts'

/** Draws people really served by the programme's service in a period, or makes codes for a list that the agency keeps itself. */
export const drawRespondents = endpoint({
  method: 'POST',
  path: '/surveys/:year/draws',
  access: 'survey.manage',
  params: SurveyYear,
  body: z.discriminatedUnion('source', [
    z.object({
      commandId: CommandId,
      element: ElementKey,
      source: z.literal('served'),
      firstDay: Day,
      lastDay: Day,
      count: z.int().min(1).max(500),
      /** Whoever knows it, and the frame, draws the same people again; random when it is not said. */
      seed: z.string().trim().min(1).max(60).optional(),
    }),
    z.object({
      commandId: CommandId,
      element: ElementKey,
      source: z.literal('list'),
      /** Which list of the agency, and where it lies. Nobody's name. */
      list: z.string().trim().min(3).max(200),
      count: z.int().min(1).max(500),
    }),
  ]),
  answer: z.object({ drawn: z.int(), frame: z.int().nullable(), seed: z.string().nullable() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SURVEY_REFUSALS,
    'survey.no_such_programme': 404,
    'survey.not_open': 409,
    'survey.no_service': 409,
    'survey.nobody_served': 409,
    'survey.period_reversed': 409,
    'survey.personal_data': 409,
  },
})

/** Codes to hand out: by the office that took the request in, with its tracking code, never a name. */
export const surveyInvitations = endpoint({
  method: 'GET',
  path: '/surveys/:year/invitations',
  access: 'survey.manage',
  params: SurveyYear,
  body: z.object({ element: ElementKey }),
  answer: z.object({
    programme: z.string(),
    invitations: z.array(
      z.object({
        code: z.string(),
        office: z.string().nullable(),
        /** Of the request by which the person was served; gone once it was answered. */
        trackingCode: z.string().nullable(),
        isAnswered: z.boolean(),
      }),
    ),
  }),
  refusals: { ...SURVEY_REFUSALS, 'survey.no_such_programme': 404 },
})
