import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { Channel, FAULT_KINDS, MessageState } from './channel.ts'

/** Every message of the region, fifty at a time, the newest first: what it was about and what became of it; to nobody's name, number or words. */
export const messageLog = endpoint({
  method: 'GET',
  path: '/messages',
  access: 'messages.manage',
  params: z.object({}),
  body: z.object({
    state: MessageState.optional(),
    channel: Channel.optional(),
    after: z.string().max(100).optional(),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        /** `case`, `case-officer` (an officer, about a request), `delegate`, `booker` (whoever booked a place) or `saver` (a member of a waste bank). */
        subject: z.string(),
        /** The state that was reached, or what the letter is. */
        about: Text,
        channel: Channel,
        state: MessageState,
        /** How often it failed. */
        tries: z.int(),
        notBefore: z.iso.datetime().nullable(),
        sentAt: z.iso.datetime().nullable(),
        /** Of the last try; `status` is what the other side answered (HTTP, SMTP). */
        fault: z.object({ kind: z.enum(FAULT_KINDS), status: z.int().nullable() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
    /** Of the last thirty days. */
    counts: z.array(z.object({ channel: Channel, state: MessageState, count: z.int() })),
    /** Which ways this installation has. */
    ways: z.array(Channel),
  }),
  refusals: { 'messages.bad_cursor': 400 },
})

/** Tries a message again that failed, or that was kept before the installation had a way. */
export const retryMessage = endpoint({
  method: 'POST',
  path: '/messages/:messageId/retry',
  access: 'messages.manage',
  params: z.object({ messageId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ state: MessageState }),
  refusals: { ...COMMAND_REFUSALS, 'messages.not_found': 404, 'messages.not_stuck': 409 },
})
