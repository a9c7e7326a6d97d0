import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { openText } from '../../text.ts'
import { QUICK_WIN_OUTCOMES } from './rules.ts'

/** Says how it ended, once it was measured; what was never launched can only be given up. */
export const concludeQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins/:quickWinId/conclude',
  access: 'plan.contribute',
  params: z.object({ quickWinId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    outcome: z.enum(QUICK_WIN_OUTCOMES),
    conclusion: openText(10, 4000),
  }),
  answer: z.object({ quickWinId: z.uuid(), outcome: z.enum(QUICK_WIN_OUTCOMES) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_quick_win': 404,
    'plan.not_yours': 403,
    'plan.quick_win_phase': 409,
    'plan.quick_win_not_measured': 409,
  },
})
