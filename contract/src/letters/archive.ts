import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { isNik } from '../nik.ts'
import { download, upload } from '../transfer.ts'

/** More than any village issued. */
export const MOST_LETTERS = 50_000
export const MOST_LETTER_FAULTS = 500
/** So many are shown of what was looked for. */
export const MOST_LETTERS_FOUND = 50

const Fault = z.object({
  /** As the spreadsheet counts. */
  row: z.int(),
  column: z.string(),
  code: z.string(),
})

/**
 * The archive of letters that a village took out of its OpenSID, as that writes it or saved as XLSX. A trial tells what would happen and
 * writes nothing. Rows with a fault are told and left out; what is not in the list stays. The same list again changes nothing: a letter
 * is known by village, kind, number and day.
 */
export const importLetters = upload({
  path: '/letters/import',
  access: 'letters.manage',
  maxBytes: 12 * 1024 * 1024,
  params: z.object({}),
  query: z.object({
    commandId: CommandId,
    isTrial: z.stringbool().default(false),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  answer: z.object({
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    faulty: z.int(),
    /** The first of them; no value of a cell is told. */
    faults: z.array(Fault).max(MOST_LETTER_FAULTS),
    /** Names of columns that the archive of OpenSID has not; they are passed over. */
    unknownColumns: z.array(z.string()),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'letters.list_damaged': 400,
    'letters.list_unreadable': 400,
    'letters.list_without_columns': 400,
    'letters.list_too_long': 400,
    'letters.no_village': 409,
    'letters.lists_wait': 503,
  },
})

/** How many there are, where they came from, and who looked. */
export const letters = endpoint({
  method: 'GET',
  path: '/letters',
  access: 'letters.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    count: z.int(),
    today: z.iso.date(),
    imports: z.array(
      z.object({
        ...{ id: z.uuid(), at: z.iso.datetime() },
        ...{ rows: z.int(), added: z.int(), changed: z.int(), faulty: z.int() },
      }),
    ),
    reads: z.array(
      z.object({
        at: z.iso.datetime(),
        name: z.string().nullable(),
        what: z.enum(['find', 'open', 'export']),
      }),
    ),
  }),
  refusals: { 'letters.no_village': 409 },
})

/**
 * Letters of my village by their number, by a whole name, or by the NIK of a resident or a stranger: nobody browses. Names are shortened
 * until one is opened. Each search that finds something is kept.
 */
export const findLetters = endpoint({
  method: 'POST',
  path: '/letters/find',
  access: 'letters.read',
  params: z.object({}),
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('number'), text: z.string().trim().min(1).max(100) }),
    z.object({ by: z.literal('name'), text: z.string().trim().min(3).max(100) }),
    z.object({ by: z.literal('nik'), text: z.string().refine(isNik) }),
  ]),
  answer: z.object({
    letters: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        code: z.string(),
        number: z.string(),
        day: z.iso.date(),
        /** `S… A…`; empty where none is known. */
        person: z.string(),
      }),
    ),
    hasMore: z.boolean(),
  }),
  refusals: { 'letters.no_village': 409 },
})

/** One of them with everything that is kept. The look is kept before it is opened. */
export const openLetter = endpoint({
  method: 'POST',
  path: '/letters/:letterId/open',
  access: 'letters.read',
  params: z.object({ letterId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    id: z.uuid(),
    ...{ kind: z.string(), code: z.string(), number: z.string(), day: z.iso.date() },
    ...{ person: z.string(), nik: z.string(), note: z.string(), signer: z.string() },
    /** When the village's list last said so. */
    asOf: z.iso.datetime(),
  }),
  refusals: { 'letters.no_village': 409, 'letters.unknown': 404 },
})

/**
 * What my office issued or handed out through Guyub in these days, both included, in the columns of OpenSID's archive: for the village's
 * book. It is kept that it was taken, and the people whose requests these were are shown it.
 */
export const exportLetters = download({
  path: '/letters/export',
  access: 'letters.manage',
  params: z.object({}),
  query: z.object({ from: Day, until: Day }),
  refusals: {
    'letters.no_village': 409,
    'letters.days_wrong': 400,
    'letters.list_too_long': 400,
    'letters.lists_wait': 503,
  },
})

/** A letter is taken out on a ground of the law; key and content are destroyed. A later list brings it back. */
export const eraseLetter = endpoint({
  method: 'POST',
  path: '/letters/:letterId/erase',
  access: 'letters.manage',
  params: z.object({ letterId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ letterId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'letters.unknown': 404 },
})
