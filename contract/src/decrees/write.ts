import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openBody } from '../text.ts'
import { ChainStep, DecreeBody, Seat, TeamBody } from './decree.ts'

const params = z.object({ decreeId: z.uuid() })
const Title = z.string().trim().min(1).max(500)
/** The version that was seen: what another hand wrote meanwhile is not written over. */
const Version = z.int()
const EDIT = {
  ...COMMAND_REFUSALS,
  'decrees.unknown': 404,
  'decrees.changed': 409,
  'decrees.not_a_draft': 409,
} as const

/**
 * Begins a decree: from the template, with a seat for every agency, sub-district and village of the region; or, where one is
 * in force, as a whole new text that begins as a copy of it. It has the command's id.
 */
export const draftDecree = endpoint({
  method: 'POST',
  path: '/decrees',
  access: 'decrees.draft',
  params: z.object({}),
  body: z.object({ commandId: CommandId, from: z.enum(['template', 'decree-in-force']) }),
  answer: z.object({ decreeId: z.uuid(), seats: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'decrees.none_in_force': 409, 'decrees.draft_open': 409 },
})

/** Writes the text around the table: what stands in the paper, which bodies there are, who approves, how long it holds. */
export const writeDecree = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/text',
  access: 'decrees.draft',
  params,
  body: openBody(
    z.object({
      commandId: CommandId,
      version: Version,
      title: Title,
      body: DecreeBody,
      bodies: z.array(TeamBody).min(1).max(12).optional(),
      chain: z.array(ChainStep).min(1).max(8).optional(),
      expiresOn: Day.nullable(),
    }),
  ),
  answer: z.object({ decreeId: z.uuid(), version: z.int() }),
  refusals: {
    ...EDIT,
    'decrees.unknown_body': 409,
    'decrees.double_key': 409,
    'decrees.role_cannot_decide': 409,
  },
})

/** Writes one seat; a new one has the command's id. */
export const setSeat = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/seats',
  access: 'decrees.draft',
  params,
  body: openBody(
    Seat.extend({
      commandId: CommandId,
      version: Version,
      seatId: z.uuid().optional(),
      from: Day.nullable(),
      until: Day.nullable(),
    }),
  ),
  answer: z.object({ seatId: z.uuid(), version: z.int() }),
  refusals: {
    ...EDIT,
    'decrees.unknown_seat': 404,
    'decrees.unknown_body': 409,
    'decrees.unknown_office': 409,
    'decrees.unknown_person': 409,
    'decrees.acting_needs_period': 409,
    'decrees.period_invalid': 409,
    'decrees.role_needs_account': 409,
  },
})

/** Takes one seat out of a draft. */
export const dropSeat = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/seats/:seatId/drop',
  access: 'decrees.draft',
  params: params.extend({ seatId: z.uuid() }),
  body: z.object({ commandId: CommandId, version: Version }),
  answer: z.object({ version: z.int() }),
  refusals: { ...EDIT, 'decrees.unknown_seat': 404 },
})

/** Hands a draft in: from now on it is read, passed on or given back, and not written on. */
export const submitDecree = endpoint({
  method: 'POST',
  path: '/decrees/:decreeId/submit',
  access: 'decrees.draft',
  params,
  body: z.object({ commandId: CommandId, version: Version }),
  answer: z.object({ decreeId: z.uuid() }),
  refusals: { ...EDIT, 'decrees.gaps_left': 409 },
})
