import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

/**
 * Accounts for a number of one's own office that was given and never used: its paper was spoilt before anybody had it, or
 * there is none. The number is never given again, and a paper that turns up with it is no longer valid.
 */
export const writeOff = endpoint({
  method: 'POST',
  path: '/documents/numbers/write-off',
  access: 'documents.revoke',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    kind: Key,
    year: z.int().min(2000).max(9999),
    number: z.int().min(1).max(2_000_000_000),
    reason: z.string().trim().min(3).max(300),
  }),
  answer: z.object({ kind: Key, year: z.int(), number: z.int(), state: z.literal('written-off') }),
  refusals: {
    ...COMMAND_REFUSALS,
    'documents.number_not_given': 404,
    'documents.revoked_already': 409,
    'documents.written_off_already': 409,
  },
})
