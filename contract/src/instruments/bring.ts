import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { NewlyBrought } from './kinds.ts'

/** The ministry brings an instrument: the next version of its key, a draft until it is released. */
export const bringInstrument = endpoint({
  method: 'POST',
  path: '/instruments',
  access: 'movement.manage',
  params: z.object({}),
  body: z.object({ commandId: CommandId, brought: NewlyBrought }),
  answer: z.object({ instrumentId: z.uuid(), key: z.string(), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'instruments.not_the_nation': 404,
    /** What comes with the program keeps its key: whoever changes it gives it another. */
    'instruments.key_taken': 409,
    'instruments.nothing_new': 409,
  },
})

/** From now on it may be chosen. It is never changed again; what is better comes as another version. */
export const releaseInstrument = endpoint({
  method: 'POST',
  path: '/instruments/:instrumentId/release',
  access: 'movement.manage',
  params: z.object({ instrumentId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ releasedAt: z.iso.datetime() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'instruments.not_the_nation': 404,
    'instruments.no_such': 404,
    'instruments.released_already': 409,
  },
})
