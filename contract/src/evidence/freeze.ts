import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

/** Fewer than this, and a figure could point at a family: it is not published. */
export const SMALLEST_COUNT = 5

/** Freezes an indicator's year as evidence: figures by sub-district and month, and commitments of the events behind them. */
export const freeze = endpoint({
  method: 'POST',
  path: '/evidence',
  access: 'evidence.freeze',
  params: z.object({}),
  body: z.object({ commandId: CommandId, indicator: Key, year: z.int().min(2017).max(2100) }),
  answer: z.object({
    evidenceId: z.uuid(),
    sumsSha256: z.string(),
    /** How many the figures tell of; null where they hide all. */
    events: z.int().nullable(),
    upToSeq: z.int(),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evidence.unknown_indicator': 404,
    'evidence.nothing_happened': 409,
    /** Somebody froze the same at the same time; once more, and theirs is taken into account. */
    'evidence.frozen_meanwhile': 409,
  },
})
