import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openBody } from '../text.ts'
import { NUMBERS } from './agreement-view.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** Records that both sides signed. It runs for its months unless another end is named; the one it follows is superseded. */
export const signAgreement = endpoint({
  method: 'POST',
  path: '/movement/agreements/:agreementId/signature',
  access: 'movement.manage',
  params: z.object({ agreementId: z.uuid() }),
  body: openBody(z.object({ commandId: CommandId, signedOn: Day, endsOn: Day.optional(), ...NUMBERS })),
  answer: z.object({ agreementId: z.uuid(), endsOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_agreement': 404,
    'movement.agreement_not_draft': 409,
    'movement.in_future': 409,
    'movement.ends_before_signed': 409,
    'movement.signed_before_followed': 409,
  },
})
