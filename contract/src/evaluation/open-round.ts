import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText } from '../text.ts'
import { Instrument } from './instrument.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** The ministry opens a round for the region, with an instrument that it keeps to its end: a known one by its key, or one that is brought. */
export const openRound = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/open',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    instrument: z.union([Key, Instrument]),
    closesAt: Moment,
    /** Ranks are given only among regions of one group. */
    rankGroup: openText(2, 120),
  }),
  answer: z.object({ year: z.int(), stage: z.int(), instrument: Key }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_instrument': 404,
    'evaluation.round_already': 409,
    'evaluation.closes_in_past': 409,
    'evaluation.closes_beyond_year': 409,
  },
})

/** More time for answers, until they were submitted. */
export const extendRound = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/extend',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({ commandId: CommandId, closesAt: Moment, reason: openText(3, 400) }),
  answer: z.object({ closesAt: z.iso.datetime() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.submitted_already': 409,
    'evaluation.closes_in_past': 409,
    'evaluation.closes_beyond_year': 409,
  },
})

/** The instruments that a round may be opened with. */
export const instruments = endpoint({
  method: 'GET',
  path: '/evaluation/instruments',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(Instrument),
  refusals: {},
})
