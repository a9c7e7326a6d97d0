import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { download, upload } from '../transfer.ts'

/** More than any village has. */
export const MOST_RESIDENTS = 40_000
const MOST_FAULTS = 500

const Fault = z.object({
  /** As the spreadsheet counts: the header is row 1. */
  row: z.int(),
  column: z.string(),
  code: z.string(),
})

/**
 * A list of residents as a workbook (XLSX) with the columns of OpenSID, for the village of whoever brings it. A trial tells what would
 * happen and writes nothing. Rows with a fault are told and left out, the others are written; who is not in the list stays; who died or
 * moved away by it goes. The same list again changes nothing.
 */
export const importResidents = upload({
  path: '/residents/import',
  access: 'residents.manage',
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
    /** Were in the register and are gone by this list. */
    left: z.int(),
    faulty: z.int(),
    /** The first of them; no value of a cell is told. */
    faults: z.array(Fault).max(MOST_FAULTS),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'residents.list_damaged': 400,
    'residents.list_unreadable': 400,
    'residents.list_without_columns': 400,
    'residents.list_too_long': 400,
    'residents.no_village': 409,
    'residents.lists_wait': 503,
  },
})
export { MOST_FAULTS }

/** How many there are, where they came from, and who looked at them. */
export const residents = endpoint({
  method: 'GET',
  path: '/residents',
  access: 'residents.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    count: z.int(),
    imports: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        ...{ rows: z.int(), added: z.int(), changed: z.int(), left: z.int(), faulty: z.int() },
      }),
    ),
    reads: z.array(
      z.object({ at: z.iso.datetime(), name: z.string().nullable(), what: z.enum(['look', 'export']) }),
    ),
  }),
  refusals: { 'residents.no_village': 409 },
})

/** What a form takes over. Empty: not known. */
export const Resident = z.object({
  id: z.uuid(),
  name: z.string(),
  bornOn: z.string(),
  birthPlace: z.string(),
  sex: z.enum(['male', 'female', '']),
  kkNumber: z.string(),
  address: z.string(),
  /** When the village's list last said so. */
  asOf: z.iso.datetime(),
})

/** Somebody of my village by the whole NIK: nobody browses. Each look is kept. */
export const findResident = endpoint({
  method: 'POST',
  path: '/residents/find',
  access: 'residents.read',
  params: z.object({}),
  body: z.object({ nik: z.string().regex(/^\d{16}$/) }),
  answer: z.object({ resident: Resident.nullable() }),
  refusals: { 'residents.no_village': 409 },
})

/** The village's residents in OpenSID's columns; what Guyub does not keep stays empty, which OpenSID passes over. It is kept that it was taken. */
export const exportResidents = download({
  path: '/residents/export',
  access: 'residents.manage',
  params: z.object({}),
  query: z.object({}),
  refusals: { 'residents.no_village': 409, 'residents.lists_wait': 503 },
})

/** Somebody is taken out of the register on a ground of the law; key and content are destroyed. A later list brings them back. */
export const eraseResident = endpoint({
  method: 'POST',
  path: '/residents/:residentId/erase',
  access: 'residents.manage',
  params: z.object({ residentId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ residentId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'residents.unknown': 404 },
})
