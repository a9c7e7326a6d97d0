import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Key } from '../../text.ts'
import { MeasuredFigure } from './view.ts'

/** Counts an indicator from events over as many days before the launch as from it on. Nobody types a figure. */
export const measureQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins/:quickWinId/measure',
  access: 'plan.contribute',
  params: z.object({ quickWinId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    days: z.int().min(7).max(365),
    /** Another one than that of the launch. */
    indicator: Key.optional(),
    product: Key.optional(),
  }),
  answer: z.object({ measureId: z.uuid(), before: MeasuredFigure, after: MeasuredFigure }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_quick_win': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.quick_win_phase': 409,
    'plan.quick_win_no_indicator': 409,
    'plan.quick_win_too_early': 409,
  },
})
