import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { LANGUAGES } from '../text.ts'

/** In which language the applicant is written to from now on. What was sent stays as it was sent. */
export const trackLanguage = endpoint({
  method: 'POST',
  path: '/track/:trackingCode/language',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({ commandId: CommandId, key: z.string().max(300), language: z.enum(LANGUAGES) }),
  answer: z.object({ language: z.enum(LANGUAGES) }),
  refusals: { ...COMMAND_REFUSALS, 'cases.track_expired': 401, 'cases.erased': 409 },
})
