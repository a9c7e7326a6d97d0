import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openBody } from '../text.ts'
import { Letter, Note } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** The ministry opens a wave of regions. Its year is that of the day it opens; a year may have several. */
export const openWave = endpoint({
  method: 'POST',
  path: '/movement/waves',
  access: 'movement.manage',
  params: z.object({}),
  body: openBody(
    z.object({
      commandId: CommandId,
      name: z.string().trim().min(1).max(120),
      openedOn: Day,
      /** The version of the selection parameters. */
      selection: Key,
      letter: Letter.optional(),
      note: Note.optional(),
    }),
  ),
  answer: z.object({ waveId: z.uuid(), year: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_selection': 409,
    'movement.wave_exists': 409,
    'movement.before_movement': 409,
    'movement.in_future': 409,
  },
})
