import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

const CODE_REFUSALS = {
  'survey.unknown_code': 404,
  'survey.not_open': 409,
  'survey.answered_already': 409,
} as const
const Code = z.string().max(40)

/** What an invitation asks. */
export const surveyQuestions = endpoint({
  method: 'GET',
  path: '/surveys/codes/:code',
  access: 'public',
  params: z.object({ code: Code }),
  body: z.object({}),
  answer: z.object({
    year: z.int(),
    programme: z.string(),
    office: z.string(),
    isSample: z.boolean(),
    scale: z.array(Text),
    questions: z.array(z.object({ key: z.string(), question: Text })),
  }),
  refusals: CODE_REFUSALS,
})

const Answers = z.object({
  commandId: CommandId,
  code: Code,
  /** By question, a place of the scale from 1. */
  answers: z.record(z.string().max(60), z.int().min(1).max(10)),
})
const ANSWER_REFUSALS = { ...COMMAND_REFUSALS, ...CODE_REFUSALS, 'survey.answers_missing': 409 } as const

/** The person answers, once. Nobody changes it afterwards. */
export const answerSurvey = endpoint({
  method: 'POST',
  path: '/surveys/answers',
  access: 'public',
  params: z.object({}),
  body: Answers,
  answer: z.object({ year: z.int() }),
  refusals: ANSWER_REFUSALS,
})

/** An officer writes down what the person says: recorded as such, and whether the person was helped to understand. */
export const enumerateSurvey = endpoint({
  method: 'POST',
  path: '/surveys/answers/enumerated',
  access: 'survey.answer',
  params: z.object({}),
  body: Answers.extend({ isAssisted: z.boolean() }),
  answer: z.object({ year: z.int() }),
  refusals: ANSWER_REFUSALS,
})
