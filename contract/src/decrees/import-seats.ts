import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { upload } from '../transfer.ts'

/** The columns of a list of seats, in the first row of the sheet. A row with an id changes that seat, one without is a new one. */
export const SEAT_COLUMNS = [
  'id',
  'body',
  'position',
  'office',
  'unit',
  'duty',
  'account',
  'name',
  'title',
  'acting',
  'from',
  'until',
  'role',
] as const

/**
 * A list of seats as a workbook (XLSX). A trial tells every fault of every row and writes nothing; with a fault nothing at all is
 * written. Seats that are not in the list stay.
 */
export const importSeats = upload({
  path: '/decrees/:decreeId/seats/import',
  access: 'decrees.draft',
  maxBytes: 2 * 1024 * 1024,
  params: z.object({ decreeId: z.uuid() }),
  query: z.object({
    commandId: CommandId,
    version: z.coerce.number().int(),
    isTrial: z.stringbool().default(false),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  answer: z.object({
    rows: z.int(),
    written: z.int(),
    version: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string().nullable(), code: z.string() })),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'decrees.unknown': 404,
    'decrees.changed': 409,
    'decrees.not_a_draft': 409,
    'decrees.list_damaged': 400,
    'decrees.list_unreadable': 400,
    'decrees.list_too_long': 400,
    'decrees.list_without_columns': 400,
    'decrees.rows_faulty': 409,
  },
})
