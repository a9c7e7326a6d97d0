import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

/** On the page of the request: no more messages to the addresses that it names, or messages again. */
export const trackStop = endpoint({
  method: 'POST',
  path: '/track/:trackingCode/messages',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({ commandId: CommandId, key: z.string().max(300), stop: z.boolean() }),
  answer: z.object({ isStopped: z.boolean() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.track_expired': 401, 'cases.erased': 409 },
})

/** Whether messages are stopped, and whether a browser is told. */
export const trackMessages = endpoint({
  method: 'GET',
  path: '/track/:trackingCode/messages',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({ key: z.string().max(300) }),
  answer: z.object({
    /** Null where the request names no address. */
    isStopped: z.boolean().nullable(),
    /** What a browser needs to be told (RFC 8292), where this installation can. */
    pushKey: z.string().nullable(),
  }),
  refusals: { 'cases.track_expired': 401, 'cases.erased': 409 },
})

/** By the link at the end of an e-mail. Said twice it is as if said once, so that it needs no command id. */
export const stopByLink = endpoint({
  method: 'POST',
  path: '/messages/stop',
  access: 'public',
  params: z.object({}),
  body: z.object({ token: z.string().max(300) }),
  answer: z.object({ isStopped: z.literal(true) }),
  refusals: { 'messages.bad_link': 400 },
})

/**
 * What a gateway heard from a telephone: BERHENTI or STOP ends messages to it, MULAI or START begins them again; anything else
 * changes nothing. `secret` is the gateway's own (`GUYUB_SMS_TOKEN`).
 */
export const heardMessage = endpoint({
  method: 'POST',
  path: '/messages/heard',
  access: 'public',
  params: z.object({}),
  body: z.object({ secret: z.string().max(300), from: z.string().max(40), text: z.string().max(2000) }),
  answer: z.object({ understood: z.enum(['stop', 'start', 'nothing']) }),
  refusals: { 'messages.wrong_secret': 401 },
})

/** What somebody means by one word: the first of the message, whatever its case. */
export function meaningOf(text: string): 'stop' | 'start' | 'nothing' {
  const [word = ''] = text
    .trim()
    .toUpperCase()
    .split(/[\s.,!]+/)
  if (['BERHENTI', 'STOP', 'HENTI', 'UNREG'].includes(word)) return 'stop'
  return ['MULAI', 'START', 'REG'].includes(word) ? 'start' : 'nothing'
}

/** A browser of whoever follows the request is told from now on (RFC 8030, 8291). */
export const trackPush = endpoint({
  method: 'POST',
  path: '/track/:trackingCode/push',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({
    commandId: CommandId,
    key: z.string().max(300),
    subscription: z.object({
      endpoint: z.url({ protocol: /^https?$/ }).max(1000),
      keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
    }),
  }),
  answer: z.object({ isTold: z.literal(true) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cases.track_expired': 401,
    'cases.erased': 409,
    'messages.no_push': 409,
    'messages.too_many_browsers': 409,
    'messages.bad_subscription': 400,
  },
})
