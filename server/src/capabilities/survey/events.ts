import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

// Whose programme, how many, by which seed. Never an answer, never who gave one.

const year = z.number().int()
const element = z.string()

export const surveyPrepared = eventType('survey.prepared', 1, z.object({ year, form: z.string() }))
export const programmeSet = eventType(
  'survey.programme_set',
  1,
  z.object({ year, element, office: z.string(), service: z.string().optional() }),
)
export const ownerAgreed = eventType(
  'survey.owner_agreed',
  1,
  z.object({ year, element, office: z.string() }),
)
export const surveyOpened = eventType(
  'survey.opened',
  1,
  z.object({ year, programmes: z.number().int(), gaps: z.number().int() }),
)
export const respondentsDrawn = eventType(
  'survey.drawn',
  1,
  z.object({
    ...{ year, element, source: z.enum(['served', 'list']), drawn: z.number().int() },
    ...{
      frame: z.number().int().optional(),
      frameSha256: z.string().optional(),
      seed: z.string().optional(),
    },
  }),
)
export const surveyAnswered = eventType(
  'survey.answered',
  1,
  z.object({ year, element, channel: z.enum(['web', 'enumerator']), assisted: z.boolean() }),
)
/** The hash is of the results as they are frozen. */
export const surveyClosed = eventType(
  'survey.closed',
  1,
  z.object({ year, answers: z.number().int(), resultsSha256: z.string() }),
)
