import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openBody } from '../text.ts'
import { DecreeState } from './decree.ts'

const params = z.object({ decreeId: z.uuid() })

/** The next step of the chain passes the decree on, or gives it back with a reason. Nobody takes two steps, nor one of their own text. */
export const decideDecree = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/decide',
  access: 'decrees.decide',
  params,
  body: openBody(
    z.object({
      commandId: CommandId,
      step: Key,
      verdict: z.enum(['passed', 'returned']),
      reason: z.string().trim().min(1).max(2000).optional(),
      version: z.int(),
    }),
  ),
  answer: z.object({ decreeId: z.uuid(), state: DecreeState }),
  refusals: {
    ...COMMAND_REFUSALS,
    'decrees.unknown': 404,
    'decrees.changed': 409,
    'decrees.not_in_chain': 409,
    'decrees.not_this_step': 409,
    'decrees.step_not_yours': 403,
    'decrees.second_person_needed': 409,
    'decrees.reason_needed': 409,
  },
})

/**
 * The legal office gives the number of its own register, with which the decree is in force: its copy is sealed, and the places
 * of its people on the platform begin, while those that it replaces end.
 */
export const numberDecree = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/number',
  access: 'decrees.number',
  params,
  body: openBody(
    z.object({
      commandId: CommandId,
      /** As it stands in the register: every region writes it differently. */
      number: z.string().trim().min(1).max(100),
      decidedOn: Day,
      effectiveOn: Day,
    }),
  ),
  answer: z.object({ decreeId: z.uuid(), started: z.int(), ended: z.int(), waiting: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'decrees.unknown': 404,
    'decrees.not_passed': 409,
    'decrees.number_taken': 409,
    'decrees.period_invalid': 409,
    'decrees.decided_in_future': 409,
    'decrees.basis_replaced': 409,
    'decrees.rights_refused': 409,
  },
})
