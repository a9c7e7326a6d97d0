import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Key, Text } from './text.ts'
import { upload } from './transfer.ts'

/** Rows of one file; a longer one is cut into several, and what was brought in before stays as it is. */
export const MOST_TABLE_ROWS = 1000
export const TABLE_MAX_BYTES = 2 * 1024 * 1024

const refusals = {
  'tables.unknown': 404,
  /** Only the agency that gets such requests first exchanges them with another system. */
  'tables.not_yours': 403,
} as const

const params = z.object({ service: Key })

export const TableRow = z.object({
  /** As a spreadsheet counts: the header is 1. */
  line: z.int(),
  number: z.string(),
  /** `known`: there already, and left as it is. `filed`: just brought in. */
  status: z.enum(['new', 'known', 'faulty', 'filed']),
  trackingCode: z.string().nullable(),
  faults: z.array(z.object({ column: z.string(), code: z.string() })),
})
export type TableRow = z.infer<typeof TableRow>

/**
 * A CSV of another system's requests. Tried first: what each row would do. Written, it files what is new, by its number, so that
 * the same file twice changes nothing; one faulty row keeps all of it out.
 */
export const importTable = upload({
  path: '/services/:service/table',
  access: 'cases.exchange',
  maxBytes: TABLE_MAX_BYTES,
  params,
  query: z.object({ dryRun: z.stringbool().default(true) }),
  answer: z.object({ rows: z.array(TableRow) }),
  refusals: {
    ...refusals,
    /** Neither UTF-8 nor UTF-16, or not a table. */
    'tables.not_text': 415,
    'tables.empty': 400,
    'tables.too_long': 413,
    'tables.column_missing': 400,
    'tables.column_twice': 400,
    'tables.has_faults': 409,
  },
})

/** The services whose requests this person's office exchanges as tables. */
export const tables = endpoint({
  method: 'GET',
  path: '/tables',
  access: 'cases.exchange',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ service: Key, title: Text, system: z.string() })),
  refusals: {},
})

/** The columns of a service's table, for whoever makes such a file. */
export const tableColumns = endpoint({
  method: 'GET',
  path: '/services/:service/table',
  access: 'cases.exchange',
  params,
  body: z.object({}),
  answer: z.object({
    system: z.string(),
    title: Text,
    note: Text,
    columns: z.array(
      z.object({
        header: z.string(),
        label: Text,
        isKey: z.boolean(),
        required: z.boolean(),
        /** What may stand in it, where that is a list. */
        choices: z.array(Text),
        /** What counts where it is empty. */
        default: Text.nullable(),
      }),
    ),
  }),
  refusals,
})

export const TableAnswer = z.object({
  number: z.string(),
  trackingCode: z.string(),
  state: Text,
  isClosed: z.boolean(),
  agency: z.string(),
  /** What was last said to the person, and when; null while nothing was. */
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

/** What was answered to requests that have a number of the other system, to be entered there. Every one is logged as read. */
export const tableAnswers = endpoint({
  method: 'GET',
  path: '/services/:service/table/answers',
  access: 'cases.exchange',
  params,
  body: z.object({ from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({
    rows: z.array(TableAnswer),
    /** There are more than these; ask for fewer days. */
    isCut: z.boolean(),
  }),
  refusals,
})
