import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Day } from '../../moment.ts'
import { Key } from '../../text.ts'
import { Proof } from '../milestone.ts'

/** Says that it began to serve people, on which day, for which activity, and by which service or indicator of the platform it shows. */
export const launchQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins/:quickWinId/launch',
  access: 'plan.contribute',
  params: z.object({ quickWinId: z.uuid() }),
  body: Proof.extend({
    commandId: CommandId,
    launchedOn: Day,
    activityId: z.uuid(),
    service: Key.optional(),
    indicator: Key.optional(),
    /** Of the indicator, when it is told by product. */
    product: Key.optional(),
  }),
  answer: z.object({ quickWinId: z.uuid(), launchedOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_quick_win': 404,
    'plan.no_such_node': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.quick_win_phase': 409,
    'plan.quick_win_no_profile': 409,
    'plan.quick_win_unlinked': 409,
    'plan.quick_win_launch_day': 409,
    'plan.quick_win_too_slow': 409,
    'plan.quick_win_repeats': 409,
  },
})
