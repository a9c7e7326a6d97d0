import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { SURVEY_REFUSALS, SURVEY_STATUSES, SurveyYear } from './survey-year.ts'

/** The years there are. */
export const surveys = endpoint({
  method: 'GET',
  path: '/surveys',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ year: z.int(), status: z.enum(SURVEY_STATUSES), isSample: z.boolean() })),
  refusals: {},
})

/** Forms of the house that a survey may begin with. */
export const surveyForms = endpoint({
  method: 'GET',
  path: '/surveys/forms',
  access: 'survey.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ key: z.string(), title: Text.nullable(), note: Text })),
  refusals: {},
})

const ProgrammeView = z.object({
  title: z.string(),
  officeCode: z.string(),
  office: z.string(),
  service: z.string().nullable(),
  agreedAt: z.iso.datetime().nullable(),
  invited: z.int(),
  answered: z.int(),
})

/** A survey as it stands: who owns what, who has agreed, what is missing, how far each quota is. No answers before it is closed. */
export const survey = endpoint({
  method: 'GET',
  path: '/surveys/:year',
  access: 'plan.read',
  params: SurveyYear,
  body: z.object({}),
  answer: z.object({
    year: z.int(),
    status: z.enum(SURVEY_STATUSES),
    isSample: z.boolean(),
    form: z.string(),
    formTitle: Text.nullable(),
    note: Text,
    provenance: z.string(),
    statement: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    dimensions: z.array(
      z.object({
        key: z.string(),
        label: Text,
        quota: z.int(),
        invited: z.int(),
        answered: z.int(),
        elements: z.array(z.object({ key: z.string(), label: Text, programme: ProgrammeView.nullable() })),
      }),
    ),
    draws: z.array(
      z.object({
        id: z.uuid(),
        element: z.string(),
        source: z.enum(['served', 'list']),
        list: z.string().nullable(),
        firstDay: z.iso.date().nullable(),
        lastDay: z.iso.date().nullable(),
        seed: z.string().nullable(),
        frame: z.int().nullable(),
        frameSha256: z.string().nullable(),
        drawn: z.int(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  refusals: SURVEY_REFUSALS,
})
export type SurveyView = z.infer<typeof survey.answer>

const TallyView = z.object({
  count: z.int(),
  mean: z.number(),
  questions: z.array(z.object({ key: z.string(), mean: z.number(), distribution: z.array(z.int()) })),
})

/** What a closed survey says. Purposive: it stands for those who were asked, not for the population. */
export const surveyResults = endpoint({
  method: 'GET',
  path: '/surveys/:year/results',
  access: 'public',
  params: SurveyYear,
  body: z.object({}),
  answer: z.object({
    year: z.int(),
    isSample: z.boolean(),
    /** Always: whom the answers stand for. */
    sampling: z.literal('purposive'),
    note: Text,
    statement: z.string(),
    closedAt: z.iso.datetime(),
    scale: z.array(Text),
    questions: z.array(z.object({ key: z.string(), question: Text })),
    all: TallyView.nullable(),
    assisted: z.int(),
    dimensions: z.array(
      z.object({
        key: z.string(),
        label: Text,
        quota: z.int(),
        tally: TallyView.nullable(),
        elements: z.array(
          z.object({
            key: z.string(),
            label: Text,
            programme: z.string().nullable(),
            tally: TallyView.nullable(),
          }),
        ),
      }),
    ),
  }),
  refusals: { ...SURVEY_REFUSALS, 'survey.not_closed': 409 },
})
export type SurveyResultsView = z.infer<typeof surveyResults.answer>
