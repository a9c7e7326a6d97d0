import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { OfficeCode } from '../../regions/office.ts'
import { Key, openText } from '../../text.ts'
import { PlanYear } from '../nodes.ts'

/**
 * Nominates a quick win of a year. What says the same as an earlier one is refused, unless it names that one as what it goes on with;
 * then it does not count as new.
 */
export const nominateQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins',
  access: 'plan.contribute',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    title: openText(3, 200),
    dimension: z.string().max(60),
    year: PlanYear,
    /** The great leverage that it is to have, and for whom. Nobody's name. */
    reason: openText(10, 2000),
    service: Key.optional(),
    /** Whose it will be: one's own office unless the secretariat says otherwise. */
    owner: OfficeCode.optional(),
    /** An earlier quick win, or the activity that the plan tells as one. */
    continues: z.uuid().optional(),
  }),
  answer: z.object({ quickWinId: z.uuid(), isNew: z.boolean() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.unknown_code': 400,
    'plan.not_yours': 403,
    'plan.no_such_quick_win': 404,
    'plan.quick_win_repeats': 409,
    'plan.quick_win_year': 409,
  },
})
