import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { FormAnswers } from './submit.ts'

/**
 * What was answered before it was changed, the newest first: until when, by which office and action, and how it stood then. Numbers
 * are masked; the read is recorded like that of the request.
 */
export const formerAnswers = endpoint({
  method: 'GET',
  path: '/cases/:caseId/former',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      version: z.int(),
      until: z.iso.datetime(),
      office: z.string(),
      action: z.string(),
      form: FormAnswers,
      /** What differed from what came after it, by field. */
      changed: z.array(z.string()),
    }),
  ),
  refusals: { 'cases.not_found': 404, 'cases.erased': 409 },
})
