import type { Context } from '../../kernel/context.ts'
import type { Statement } from '../../kernel/db.ts'
import type { Unlocked } from '../../kernel/vault.ts'

/** One step of a case with its words opened. */
export interface CourseEntry {
  readonly id: string
  readonly at: string
  readonly actorId: string
  readonly office: string
  readonly action: string
  readonly product: string | null
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  readonly message: string | null
  readonly number: string | null
  readonly isNote: boolean
  readonly assigneeId: string | null
}

/** A row of case_entry as JSON: instants as PostgreSQL writes them, sealed words as `\\x…`. */
export interface EntryRow {
  readonly id: string
  readonly at: string
  readonly actor_id: string
  readonly office_code: string
  readonly action: string
  readonly product: string | null
  readonly from_state: string | null
  readonly to_state: string | null
  readonly reason: string | null
  readonly is_note: boolean
  readonly assignee_id: string | null
  readonly message: string | null
  readonly number: string | null
}

export interface FileRow {
  readonly id: string
  readonly field: string | null
  readonly product: string | null
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
  readonly at: string
}

/** Words are null once the person is erased. */
export function entryOf(row: EntryRow, key: Unlocked | undefined): CourseEntry {
  const words = (what: string, sealed: string | null) =>
    sealed && key ? key.decrypt(`${row.id} ${what}`, Buffer.from(sealed.slice(2), 'hex')).toString() : null
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    actorId: row.actor_id,
    office: row.office_code,
    action: row.action,
    product: row.product,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    message: words('message', row.message),
    number: words('number', row.number),
    isNote: row.is_note,
    assigneeId: row.assignee_id,
  }
}

export function fileOf(row: FileRow) {
  return {
    fileId: row.id,
    field: row.field,
    product: row.product,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    at: new Date(row.at).toISOString(),
  }
}

/** The course of a case, the first step first, and its files. */
export async function courseOf({ region }: Context, caseId: string, key: Unlocked | undefined) {
  const [row] = await region.read<{ entries: EntryRow[]; files: FileRow[] }>(COURSE, [caseId])
  return {
    entries: (row?.entries ?? []).map((entry) => entryOf(entry, key)),
    files: (row?.files ?? []).map(fileOf),
  }
}

/** Of the case $2 in the region $1, as columns of any query. */
export const COURSE_COLUMNS = `
  (select coalesce(json_agg(e order by e.at, e.id), '[]') from case_entry e
   where e.region_code = $1 and e.case_id = $2) as entries,
  (select coalesce(json_agg(json_build_object('id', f.id, 'field', f.field, 'product', f.product, 'media_type', f.media_type,
     'bytes', f.bytes, 'sha256', encode(f.sha256, 'hex'), 'at', f.at) order by f.at, f.id), '[]')
   from case_file f where f.region_code = $1 and f.case_id = $2) as files`

const COURSE: Statement = { name: 'cases.course', text: `select ${COURSE_COLUMNS}` }
