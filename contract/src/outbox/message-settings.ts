import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { OUTWARD } from './channel.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When nobody is disturbed (the region's own time; from 21:00 until 06:00 goes over midnight), and which way is tried first. */
export const MessageSettings = z.object({
  quiet: z.object({ from: Clock, until: Clock }).nullable(),
  channels: z
    .array(z.enum(OUTWARD))
    .min(1)
    .refine((ways) => new Set(ways).size === ways.length),
})
export type MessageSettings = z.infer<typeof MessageSettings>

/** Until a region says otherwise. Ours: no rule of any authority is known. */
export const FIRST_SETTINGS: MessageSettings = {
  quiet: { from: '21:00', until: '06:00' },
  channels: ['push', 'whatsapp', 'sms', 'email'],
}

/**
 * How many minutes somebody must be left alone yet, told the minutes since midnight of their own day; 0 when they may be
 * disturbed.
 */
export function quietMinutes(quiet: MessageSettings['quiet'], minute: number): number {
  if (!quiet || quiet.from === quiet.until) return 0
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)]
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until
  return isQuiet ? (until - minute + 1440) % 1440 : 0
}

/** Longer than a night and an evening, nobody would hear of their request on the day that it moves. */
const LONGEST_QUIET = 14 * 60

export function isQuietTooLong(quiet: MessageSettings['quiet']): boolean {
  if (!quiet) return false
  return (minutesOf(quiet.until) - minutesOf(quiet.from) + 1440) % 1440 > LONGEST_QUIET
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

export const messageSettings = endpoint({
  method: 'GET',
  path: '/messages/settings',
  access: 'messages.manage',
  params: z.object({}),
  body: z.object({}),
  answer: MessageSettings.extend({ version: z.int() }),
  refusals: {},
})

/** Every edition is kept. Refused when somebody else was faster. */
export const setMessageSettings = endpoint({
  method: 'POST',
  path: '/messages/settings',
  access: 'messages.manage',
  params: z.object({}),
  body: MessageSettings.extend({ commandId: CommandId, version: z.int() }),
  answer: z.object({ version: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'messages.changed': 409, 'messages.quiet_too_long': 400 },
})
