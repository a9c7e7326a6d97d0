import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { openText } from '../../text.ts'

/** Takes back a file that should not have been attached: its bytes are destroyed, its hash and the reason stay. By whoever attached it, and by planners. */
export const withdrawPaper = endpoint({
  method: 'POST',
  path: '/plan/papers/:paperId/withdraw',
  access: 'plan.contribute',
  params: z.object({ paperId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(3, 400) }),
  answer: z.object({ paperId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_paper': 404,
    'plan.not_yours': 403,
    'plan.paper_withdrawn': 409,
  },
})
