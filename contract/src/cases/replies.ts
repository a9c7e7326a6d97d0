import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'

export const MOST_REPLIES = 100

/** What my office writes to applicants again and again, of one service or of all. */
export const replies = endpoint({
  method: 'GET',
  path: '/replies',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({ service: Key.optional() }),
  answer: z.array(z.object({ id: z.uuid(), service: Key.nullable(), title: z.string(), words: z.string() })),
  refusals: {},
})

/** Keeps an answer for my office. Never about one person: a NIK or a telephone number is refused. */
export const saveReply = endpoint({
  method: 'POST',
  path: '/replies',
  access: 'cases.act',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    replyId: z.uuid().optional(),
    service: Key.nullable(),
    title: openText(1, 80),
    words: openText(1, 2000),
  }),
  answer: z.object({ replyId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cases.no_such_reply': 404,
    'cases.too_many_replies': 409,
    'cases.unknown_service': 404,
  },
})

export const dropReply = endpoint({
  method: 'POST',
  path: '/replies/:replyId/drop',
  access: 'cases.act',
  params: z.object({ replyId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ replyId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.no_such_reply': 404 },
})
