import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Day } from '../../moment.ts'
import { openText } from '../../text.ts'

/** Chooses a nominated quick win for its year, with the day by which it is launched; or does not, with a reason that everybody may read. */
export const decideQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins/:quickWinId/decide',
  access: 'plan.edit',
  params: z.object({ quickWinId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    decision: z.enum(['chosen', 'not-chosen']),
    why: openText(3, 2000),
    /** Needed to choose. */
    launchBy: Day.optional(),
  }),
  answer: z.object({ quickWinId: z.uuid(), decision: z.enum(['chosen', 'not-chosen']) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_quick_win': 404,
    'plan.quick_win_phase': 409,
    'plan.quick_win_launch_by': 409,
    'plan.quick_win_too_slow': 409,
    'plan.quick_win_repeats': 409,
  },
})
