import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openBody } from '../text.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** Ends an agreement before its day, or gives a draft up; with the reason. */
export const endAgreement = endpoint({
  method: 'POST',
  path: '/movement/agreements/:agreementId/end',
  access: 'movement.manage',
  params: z.object({ agreementId: z.uuid() }),
  body: openBody(z.object({ commandId: CommandId, on: Day, reason: z.string().trim().min(1).max(1000) })),
  answer: z.object({ agreementId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_agreement': 404,
    'movement.agreement_over': 409,
    'movement.in_future': 409,
    'movement.ends_before_signed': 409,
  },
})
