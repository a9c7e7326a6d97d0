import type { Instrument, RoundKey, RoundState } from '@guyub/contract/evaluation'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { EvaluationRound } from '../../kernel/tables.gen.ts'

export interface RoundRow extends Omit<Selectable<EvaluationRound>, 'instrument'> {
  readonly instrument: Instrument
}

/** The round, or a refusal. A command takes its row, so that nobody hands in, publishes or answers at the same time. */
export async function roundRow(
  db: Db,
  { region }: Context,
  { year, stage }: RoundKey,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<RoundRow> {
  let query = db
    .selectFrom('evaluation_round')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
  if (lock === 'share') query = query.forShare()
  if (lock === 'update') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) throw new Refusal('evaluation.no_round')
  // It was checked against the contract when the round was opened.
  return { ...row, instrument: row.instrument as unknown as Instrument }
}

/** The round while it may still be changed. */
export async function unpublished(db: Db, ctx: Context, key: RoundKey, lock: 'share' | 'update' = 'share') {
  const row = await roundRow(db, ctx, key, lock)
  if (row.published_at) throw new Refusal('evaluation.published_already')
  return row
}

/** The round while the region still answers. */
export async function answerable(db: Db, ctx: Context, key: RoundKey, lock: 'share' | 'update' = 'share') {
  const row = await unpublished(db, ctx, key, lock)
  if (row.submitted_at) throw new Refusal('evaluation.submitted_already')
  if (row.closes_at <= ctx.now()) throw new Refusal('evaluation.round_closed')
  return row
}

/** The round while it is assessed. */
export async function assessable(db: Db, ctx: Context, key: RoundKey, lock: 'share' | 'update' = 'share') {
  const row = await unpublished(db, ctx, key, lock)
  if (!row.submitted_at) throw new Refusal('evaluation.not_submitted')
  return row
}

export function stateOf(
  row: Pick<RoundRow, 'published_at' | 'submitted_at' | 'closes_at'>,
  now: Date,
): RoundState {
  if (row.published_at) return 'published'
  if (row.submitted_at) return 'submitted'
  return row.closes_at <= now ? 'closed' : 'open'
}

/** A score must lie on the scale of the round's instrument. */
export function onScale({ scale }: Instrument, score: number): void {
  if (score < scale.min || score > scale.max) throw new Refusal('evaluation.out_of_scale')
}
