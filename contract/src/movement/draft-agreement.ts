import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openBody } from '../text.ts'
import { NUMBERS, Signer } from './agreement-view.ts'
import { MemberCode } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** Drafts an agreement with a selected region from the template; with `follows` one that extends or amends another. */
export const draftAgreement = endpoint({
  method: 'POST',
  path: '/movement/agreements',
  access: 'movement.manage',
  params: z.object({}),
  body: openBody(
    z.object({
      commandId: CommandId,
      member: MemberCode,
      subject: z.string().trim().min(1).max(500),
      months: z.int().min(1).max(240),
      centreSigner: Signer,
      regionSigner: Signer,
      ...NUMBERS,
      follows: z.uuid().optional(),
    }),
  ),
  answer: z.object({ agreementId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.unknown_member': 404,
    'movement.not_selected': 409,
    'movement.no_such_agreement': 404,
    'movement.follows_another': 409,
    'movement.followed_already': 409,
  },
})
