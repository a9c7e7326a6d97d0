import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/**
 * For whoever gave no telephone: what my office has to say to whom, the oldest first, to be printed or told at the door. Names
 * and words are opened here, so each look is kept with the reads of its request.
 */
export const messagesToTell = endpoint({
  method: 'GET',
  path: '/messages/to-tell',
  access: 'messages.tell',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        trackingCode: z.string(),
        service: Text,
        name: z.string().nullable(),
        words: z.string(),
      }),
    ),
    /** There are more than are shown. */
    hasMore: z.boolean(),
  }),
  refusals: {},
})

/** These people were told. */
export const tellMessages = endpoint({
  method: 'POST',
  path: '/messages/told',
  access: 'messages.tell',
  params: z.object({}),
  body: z.object({ commandId: CommandId, ids: z.array(z.uuid()).min(1).max(200) }),
  answer: z.object({ told: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'messages.not_found': 404 },
})
