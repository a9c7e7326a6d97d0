import { z } from 'zod'

export const SurveyYear = z.object({ year: z.coerce.number().int().min(2017).max(2100) })
export const SURVEY_STATUSES = ['preparing', 'open', 'closed'] as const
export const SURVEY_REFUSALS = { 'survey.no_survey': 404 } as const
export const ElementKey = z.string().regex(/^[a-z_]+\.[a-z_]+$/)
