import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'

/** What was frozen, the newest first. */
export async function evidences({ region }: Context, { year }: { year?: number | undefined }) {
  let query = region.db
    .selectFrom('evidence')
    .select(['id', 'year', 'indicator', 'title', 'frozen_at', 'up_to_seq', 'events', 'sums_sha256'])
    .select((eb) => eb.fn<number>('length', ['archive']).as('bytes'))
    .where('region_code', '=', region.code)
    .orderBy('frozen_at', 'desc')
  if (year) query = query.where('year', '=', year)
  const rows = await query.limit(200).execute()
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    indicator: row.indicator,
    title: row.title,
    frozenAt: row.frozen_at.toISOString(),
    upToSeq: Number(row.up_to_seq),
    events: row.events === null ? null : Number(row.events),
    sumsSha256: row.sums_sha256,
    bytes: row.bytes,
  }))
}

/** What an answer needs to know of the evidence it names. */
export async function evidenceOf({ region }: Context, id: string) {
  return region.db
    .selectFrom('evidence')
    .select(['year', 'title', 'sums_sha256 as sumsSha256'])
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function evidenceArchive(
  ctx: Context,
  { evidenceId }: { evidenceId: string },
): Promise<Fetched> {
  const row = await evidenceRow(ctx, evidenceId)
  return {
    bytes: row.archive,
    mediaType: 'application/zip',
    name: `${ctx.region.code}-${row.indicator}-${row.year}.zip`,
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
