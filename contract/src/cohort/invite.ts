import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

/** As people write it, with blanks and hyphens: 0812-3456-7890. */
const Phone = z
  .string()
  .max(40)
  .overwrite((said) => said.replace(/[\s.()-]/g, ''))
  .regex(/^(\+62|62|0)8[0-9]{7,12}$/)

/**
 * How a delegate is reached: kept encrypted under a key of their own, shown to nobody, used for invitations only. Nulls erase it,
 * and so does their withdrawal.
 */
export const setDelegateContact = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/delegates/:delegateId/contact',
  access: 'cohort.manage',
  params: z.object({ cohortId: z.uuid(), delegateId: z.uuid() }),
  body: z.object({ commandId: CommandId, phone: Phone.nullable(), email: z.email().max(200).nullable() }),
  answer: z.object({ hasContact: z.boolean() }),
  refusals: { ...COMMAND_REFUSALS, 'cohort.unknown_delegate': 404 },
})

/**
 * Invites everybody who can be reached to the coming sessions of a stage, by message and calendar file. The letter on paper is for
 * all. Invited again, they are told anew: days change.
 */
export const inviteDelegates = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/invite',
  access: 'cohort.manage',
  params: z.object({ cohortId: z.uuid() }),
  body: z.object({ commandId: CommandId, stage: Key }),
  answer: z.object({
    invited: z.int(),
    /** Who has neither telephone nor e-mail here, and gets the letter on paper only. */
    onPaper: z.int(),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown': 404,
    'cohort.unknown_stage': 409,
    'cohort.nothing_to_come': 409,
  },
})
