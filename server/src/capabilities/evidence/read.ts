import type { EvidenceKind } from '@guyub/contract/evidence/kinds'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'

/** Assessors read what their panels were given; the composition root lends us its eyes. Undefined: everything. */
export type Readable = (ctx: Context) => Promise<readonly string[] | undefined>

/** What was frozen, the newest first. */
export async function evidences(ctx: Context, readable: Readable, { year }: { year?: number | undefined }) {
  const { region } = ctx
  const mine = await readable(ctx)
  if (mine?.length === 0) return []
  let query = region.db
    .selectFrom('evidence')
    .select(['id', 'year', 'indicator', 'title', 'frozen_at', 'up_to_seq', 'events', 'sums_sha256'])
    .select(['kind', 'withdrawn_at', 'withdraw_reason'])
    .select((eb) => eb.fn<number>('length', ['archive']).as('bytes'))
    .where('region_code', '=', region.code)
    .orderBy('frozen_at', 'desc')
  if (year) query = query.where('year', '=', year)
  if (mine) query = query.where('id', 'in', mine)
  const rows = await query.limit(200).execute()
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    indicator: row.indicator,
    title: row.title,
    frozenAt: row.frozen_at.toISOString(),
    kind: row.kind as EvidenceKind,
    upToSeq: row.up_to_seq === null ? null : Number(row.up_to_seq),
    events: row.events === null ? null : Number(row.events),
    sumsSha256: row.sums_sha256,
    bytes: row.bytes,
    withdrawn: row.withdrawn_at
      ? { at: row.withdrawn_at.toISOString(), reason: row.withdraw_reason ?? '' }
      : null,
  }))
}

/** What answers need to know of the evidence they name. */
export async function evidenceOf({ region }: Context, ids: readonly string[]) {
  if (!ids.length) return []
  const rows = await region.db
    .selectFrom('evidence')
    .select(['id', 'year', 'title', 'kind', 'sums_sha256 as sumsSha256', 'withdrawn_at as withdrawnAt'])
    .where('region_code', '=', region.code)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as EvidenceKind }))
}

export async function evidenceArchive(
  ctx: Context,
  readable: Readable,
  { evidenceId }: { evidenceId: string },
): Promise<Fetched> {
  const mine = await readable(ctx)
  if (mine && !mine.includes(evidenceId)) throw new Refusal('evidence.not_found')
  const row = await evidenceRow(ctx, evidenceId)
  return {
    bytes: row.archive,
    mediaType: 'application/zip',
    name: `${ctx.region.code}-${row.indicator ?? row.kind}-${row.year}.zip`,
  }
}

/** The row of one piece of evidence, or a refusal. */
export async function evidenceRow({ region }: Context, id: string) {
  const row = await region.db
    .selectFrom('evidence')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('evidence.not_found')
  return row
}
