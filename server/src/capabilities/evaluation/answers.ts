import type { RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { EvaluationNeeds, EvidenceFound } from './needs.ts'

export interface Answered {
  readonly item: string
  readonly answer: string
  readonly selfScore: number
  readonly version: number
  /** All of it, also what was withdrawn since. */
  readonly evidence: readonly EvidenceFound[]
}

interface Row {
  readonly item: string
  readonly answer: string
  readonly self_score: number
  readonly version: number
  readonly evidence_ids: readonly string[]
}

/** The answers of a round with their evidence: two queries, however many answers. */
export async function answersOf(
  db: Db,
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'evidence'>,
  { year, stage }: RoundKey,
): Promise<Answered[]> {
  const { rows } = await sql<Row>`
    select item, answer, self_score, version, array_prepend(evidence_id::text, coalesce((
      select array_agg(e.evidence_id::text order by e.attached_at, e.evidence_id) from evaluation_evidence e
      where e.region_code = a.region_code and e.year = a.year and e.stage = a.stage and e.item = a.item
    ), array[]::text[])) as evidence_ids
    from evaluation_answer a where region_code = ${ctx.region.code} and year = ${year} and stage = ${stage}`.execute(
    db,
  )
  const ids = [...new Set(rows.flatMap(({ evidence_ids }) => evidence_ids))]
  const found = ids.length ? await needs.evidence(within(ctx, db), ids) : []
  const byId = new Map(found.map((each) => [each.id, each]))
  return rows.map(({ item, answer, self_score, version, evidence_ids }) => ({
    ...{ item, answer, version },
    selfScore: self_score,
    evidence: evidence_ids.flatMap((id) => byId.get(id) ?? []),
  }))
}

/** The kinds of evidence that still stand. */
export function standingKinds({ evidence }: Pick<Answered, 'evidence'>) {
  return evidence.filter(({ withdrawnAt }) => !withdrawnAt).map(({ kind }) => kind)
}
