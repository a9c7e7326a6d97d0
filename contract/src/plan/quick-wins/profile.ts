import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { openText } from '../../text.ts'

/** A risk on the form of the evaluation: how likely from 1 (low) to 3 (high), and what is done about it (Sleman's risk form). */
export const QuickWinRisk = z.object({
  risk: openText(3, 1000),
  likelihood: z.int().min(1).max(3),
  mitigation: openText(3, 1000),
})
export type QuickWinRisk = z.infer<typeof QuickWinRisk>

/** Writes what a chosen quick win is to bring and what may go wrong. Every writing is kept. */
export const profileQuickWin = endpoint({
  method: 'POST',
  path: '/plan/quick-wins/:quickWinId/profile',
  access: 'plan.contribute',
  params: z.object({ quickWinId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    output: openText(3, 2000),
    beneficiaries: openText(3, 1000),
    risks: z.array(QuickWinRisk).min(1).max(10),
    /** The revision that was seen; 0 while there is none. */
    seen: z.int().min(0),
  }),
  answer: z.object({ quickWinId: z.uuid(), revision: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_quick_win': 404,
    'plan.not_yours': 403,
    'plan.quick_win_phase': 409,
    'plan.changed': 409,
  },
})
