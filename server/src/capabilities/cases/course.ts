import type { Context } from '../../kernel/context.ts'
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
}

/** The course of a case, the first step first. Words are null once the person is erased. */
export async function courseOf(
  { region }: Context,
  caseId: string,
  key: Unlocked | undefined,
): Promise<CourseEntry[]> {
  const rows = await region.db
    .selectFrom('case_entry')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const words = (id: string, what: string, sealed: Buffer | null) =>
    sealed && key ? key.decrypt(`${id} ${what}`, sealed).toString() : null
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    office: row.office_code,
    action: row.action,
    product: row.product,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    message: words(row.id, 'message', row.message),
    number: words(row.id, 'number', row.number),
    isNote: row.is_note,
  }))
}

export async function filesOf({ region }: Context, caseId: string) {
  const rows = await region.db
    .selectFrom('case_file')
    .select(['id', 'field', 'product', 'media_type', 'bytes', 'sha256', 'at'])
    .where('region_code', '=', region.code)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    fileId: row.id,
    field: row.field,
    product: row.product,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    at: row.at.toISOString(),
  }))
}
