import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { download, upload } from '../transfer.ts'
import { Difference } from './diff.ts'
import { PlanHead } from './read.ts'

/** The sheets of the plan as a workbook, each with the kind of node whose rows it holds. */
export const TABLE_SHEETS = {
  Kegiatan: 'activity',
  Program: 'programme',
  Indikator: 'indicator',
  Anggaran: 'budget',
  Tonggak: 'milestone',
  Risiko: 'risk',
} as const
export type TableSheet = keyof typeof TABLE_SHEETS

/** A version of the plan as a workbook (XLSX): one row for each thing, its columns named as the fields are. */
export const planTable = download({
  path: '/plan/table',
  access: 'plan.read',
  params: z.object({}),
  query: z.object({ version: z.uuid().optional() }),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404, 'plan.books_busy': 503 },
})

/**
 * Sends such a workbook to be tried. Nothing of the plan is written; the rows wait under the id of this command until they are applied.
 * A row with an id is that thing, one without is new; what is not in the workbook stays.
 */
export const tryPlanTable = upload({
  path: '/plan/versions/:planId/table',
  access: 'plan.edit',
  maxBytes: 8 * 1024 * 1024,
  params: z.object({ planId: z.uuid() }),
  query: z.object({ commandId: CommandId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.object({ importId: z.uuid(), rows: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_version': 404,
    'plan.adopted': 409,
    'plan.table_damaged': 400,
    'plan.table_unreadable': 400,
    'plan.table_without_columns': 400,
    'plan.table_too_long': 400,
    'plan.books_busy': 503,
  },
})

export const TableFault = z.object({
  sheet: z.string(),
  /** As the spreadsheet counts: the header is row 1. */
  row: z.int(),
  column: z.string().nullable(),
  code: z.string(),
})
export type TableFault = z.infer<typeof TableFault>

/** What a workbook that waits would change now, and every fault of every row. */
export const planImport = endpoint({
  method: 'GET',
  path: '/plan/imports/:importId',
  access: 'plan.edit',
  params: z.object({ importId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    id: z.uuid(),
    plan: PlanHead,
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    isApplied: z.boolean(),
    /** Names exactly these changes: whoever applies them says it. */
    digest: z.string(),
    /** The first of them; the counts are of all. */
    changes: z.array(Difference),
    faults: z.array(TableFault),
    faultCount: z.int(),
  }),
  refusals: { 'plan.no_such_import': 404 },
})

/** Writes all that was shown, or nothing: a fault in one row, or a plan that changed since, and it is looked at again. */
export const applyPlanImport = endpoint({
  method: 'POST',
  path: '/plan/imports/:importId/apply',
  access: 'plan.edit',
  params: z.object({ importId: z.uuid() }),
  body: z.object({ commandId: CommandId, digest: z.string().max(64) }),
  answer: z.object({ importId: z.uuid(), added: z.int(), changed: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_import': 404,
    'plan.import_applied': 409,
    'plan.adopted': 409,
    'plan.no_such_version': 404,
    'plan.rows_faulty': 409,
    'plan.changed': 409,
    'plan.key_taken': 409,
    'plan.months_reversed': 409,
    'plan.code_without_edition': 409,
    'plan.indicator_unnamed': 409,
  },
})

/** What a row of a workbook may be faulted with, besides what an edit may be refused with. */
export const ROW_FAULTS = [
  'plan.cell_missing',
  'plan.no_whole_rupiah',
  'plan.row_twice',
  'plan.unknown_row',
  'plan.row_outdated',
  'plan.row_without_mark',
  'plan.row_moved',
  'plan.unknown_programme',
  'plan.unknown_activity',
  'plan.unknown_word',
] as const
