import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openBody } from '../text.ts'
import { WHEN } from './step.ts'
import { CENTRE_REFUSALS, STEP_REFUSALS } from './step-rules.ts'

/**
 * Corrects an entry by a new one; the wrong one stays to be read. `replacement: null` takes it back. What happened later must
 * still follow.
 */
export const correctStep = endpoint({
  method: 'POST',
  path: '/movement/steps/:stepId/correction',
  access: 'movement.manage',
  params: z.object({ stepId: z.uuid() }),
  body: openBody(
    z.object({
      commandId: CommandId,
      reason: z.string().trim().min(1).max(2000),
      replacement: z.object({ on: WHEN.on, letter: WHEN.letter }).nullable(),
    }),
  ),
  answer: z.object({ stepId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    ...STEP_REFUSALS,
    'movement.no_such_step': 404,
    'movement.corrected_already': 409,
  },
})
