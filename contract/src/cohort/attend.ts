import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { openText } from '../text.ts'

/**
 * Who was there. From the list or the code at the door, at once or hours later from a device that had no network: of several
 * claims about one delegate and session the one that happened last stands, in whichever order they arrive.
 * `qr` says that a card of ours was seen at the door: each mark brings what was scanned or typed from it, and the server holds it
 * against its own signature, also hours later. A device without a network only matches it to the list it carries. Who stopped being a
 * delegate meanwhile was still there.
 */
export const attend = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/sessions/:sessionId/attendance',
  access: 'cohort.attend',
  params: z.object({ cohortId: z.uuid(), sessionId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    means: z.enum(['qr', 'list']),
    marks: z
      .array(
        z.object({
          delegateId: z.uuid(),
          present: z.boolean(),
          /** Who came in the delegate's place. */
          substitute: openText(1, 300).nullable(),
          occurredAt: Moment,
          /** With `qr`: the token behind the card's code, or the short code printed beside it. */
          card: z.string().max(500).optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  answer: z.object({ written: z.int(), older: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown': 404,
    'cohort.unknown_session': 404,
    'cohort.unknown_delegate': 409,
    'cohort.session_cancelled': 409,
    'cohort.substitute_absent': 409,
    'cohort.in_future': 409,
    'cohort.wrong_code': 409,
  },
})

/** Whose code this is, and which sessions the door may mark today. */
export const delegateCode = endpoint({
  method: 'GET',
  path: '/cohorts/code',
  access: 'cohort.attend',
  params: z.object({}),
  body: z.object({ token: z.string().max(500) }),
  answer: z.object({
    cohortId: z.uuid(),
    title: z.string(),
    delegateId: z.uuid(),
    name: z.string(),
    from: z.string(),
    sessions: z.array(
      z.object({ id: z.uuid(), title: z.string(), starts: z.string(), present: z.boolean().nullable() }),
    ),
  }),
  refusals: { 'cohort.wrong_code': 404, 'cohort.delegate_withdrawn': 409 },
})
