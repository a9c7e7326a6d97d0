import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'

/** Who guided this region, as the ministry recorded it: none of them scores it, and what they scored before does not count. */
export const mentors = endpoint({
  method: 'GET',
  path: '/evaluation/mentors',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      since: z.iso.date(),
      /** How many scores of this person stand in the region and are not counted. */
      scores: z.int(),
    }),
  ),
  refusals: {},
})

/** Records that somebody guides or guided this region. It is never taken back: having guided stays so. */
export const addMentor = endpoint({
  method: 'POST',
  path: '/evaluation/mentors',
  access: 'evaluation.mentors',
  params: z.object({}),
  body: z.object({ commandId: CommandId, email: z.email().max(200), since: Day }),
  answer: z.object({ personId: z.uuid(), name: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.mentor_unknown': 404,
    'evaluation.mentor_already': 409,
    'evaluation.mentor_in_future': 409,
  },
})
