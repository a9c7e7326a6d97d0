import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

export const CHANNELS = ['kiosk', 'web', 'officer', 'booking'] as const
export type Channel = (typeof CHANNELS)[number]

/** Why no number is given in a lane. */
export const ISSUE_REFUSALS = {
  ...COMMAND_REFUSALS,
  'queue.no_such_lane': 404,
  'queue.lane_closed': 409,
  'queue.no_such_priority': 409,
} as const

/** Of somebody who takes a number without an officer. */
export const SELF_SERVICE_REFUSALS = {
  ...ISSUE_REFUSALS,
  'queue.not_self_service': 409,
  'queue.not_open_now': 409,
} as const

/** What stands on a ticket. */
export const Issued = z.object({
  ticketId: z.uuid(),
  number: z.string(),
  ordinal: z.int(),
  /** How many are called before, as it stands now. */
  ahead: z.int(),
  forecastAt: z.iso.datetime({ offset: true }).optional(),
})
export type Issued = z.infer<typeof Issued>

const asked = { commandId: CommandId, laneId: z.uuid(), priority: Key.optional() }

/** An officer gives a number to somebody who stands before them. The command's id is the ticket's. */
export const issueTicket = endpoint({
  method: 'POST',
  path: '/queue/tickets',
  access: 'queue.serve',
  params: z.object({}),
  body: z.object(asked),
  answer: Issued,
  refusals: ISSUE_REFUSALS,
})

/** A number from home. */
export const takeTicket = endpoint({
  method: 'POST',
  path: '/queue/web/tickets',
  access: 'public',
  limit: { max: 60, minutes: 60 },
  params: z.object({}),
  body: z.object(asked),
  answer: Issued,
  refusals: SELF_SERVICE_REFUSALS,
})

/** At a kiosk, which is known by its key. */
export const takeTicketAtKiosk = endpoint({
  method: 'POST',
  path: '/queue/kiosk/tickets',
  access: 'public',
  limit: { max: 600, minutes: 10 },
  params: z.object({}),
  body: z.object({ ...asked, key: z.string().max(100) }),
  answer: Issued,
  refusals: { ...SELF_SERVICE_REFUSALS, 'queue.no_such_screen': 404 },
})
