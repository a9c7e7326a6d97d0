import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openBody } from '../text.ts'
import { MemberCode, WHEN } from './step.ts'
import { CENTRE_REFUSALS, STEP_REFUSALS } from './step-rules.ts'

/** Invites regions to a wave by one letter: all of them, or none and every fault named. */
export const invite = endpoint({
  method: 'POST',
  path: '/movement/waves/:waveId/invitations',
  access: 'movement.manage',
  params: z.object({ waveId: z.uuid() }),
  body: openBody(z.object({ commandId: CommandId, members: z.array(MemberCode).min(1).max(514), ...WHEN })),
  answer: z.object({ invited: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    ...STEP_REFUSALS,
    'movement.no_such_wave': 404,
    /** `errors` names each: its place in `members` and the code of what is wrong with it. */
    'movement.invitation_faults': 409,
  },
})
