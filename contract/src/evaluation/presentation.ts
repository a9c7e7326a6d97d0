import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** When and where the head of the region presents: a place, or the address of a room on line. */
export const schedulePresentation = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/presentation',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({ commandId: CommandId, scheduledAt: Moment, room: openText(3, 300) }),
  answer: z.object({ scheduledAt: z.iso.datetime() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.presentation_held': 409,
    'evaluation.presentation_in_past': 409,
  },
})

/** The minutes of a presentation that was held. */
export const recordPresentation = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/presentation/minutes',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({ commandId: CommandId, heldAt: Moment, minutes: openText(10, 20_000) }),
  answer: z.object({ heldAt: z.iso.datetime() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_presentation': 404,
    'evaluation.presentation_held': 409,
    'evaluation.presentation_in_future': 409,
  },
})
