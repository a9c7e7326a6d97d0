import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { EvaluationNeeds } from './answer.ts'
import { itemScored } from './events.ts'
import { INSTRUMENT, isItem } from './instrument.ts'

interface Score {
  readonly commandId: string
  readonly year: number
  readonly item: string
  readonly score: number
  readonly note: string
  /** The version of the answer that the assessor read. */
  readonly version: number
}

/** One assessor's score of one item. Whoever guided the region does not score it. */
export async function score(
  ctx: Context,
  needs: EvaluationNeeds,
  { commandId, year, item, score: given, note, version }: Score,
) {
  if (!isItem(item)) throw new Refusal('evaluation.no_such_item')
  const { code } = ctx.region
  return once(ctx, 'evaluation.score', commandId, async (tx) => {
    // Until this score stands, nobody betters the answer it is given for.
    const answered = await tx
      .selectFrom('evaluation_answer')
      .select(['evidence_id', 'version'])
      .where('region_code', '=', code)
      .where('year', '=', year)
      .where('item', '=', item)
      .forUpdate()
      .executeTakeFirst()
    if (!answered) throw new Refusal('evaluation.not_answered')
    const mentored = await tx
      .selectFrom('evaluation_mentor')
      .select('since')
      .where('region_code', '=', code)
      .where('person_id', '=', ctx.actor.id)
      .executeTakeFirst()
    if (mentored) throw new Refusal('evaluation.assessor_mentored')
    if (answered.version !== version) throw new Refusal('evaluation.changed')
    const evidence = await needs.evidence({ ...ctx, region: { ...ctx.region, db: tx } }, answered.evidence_id)
    const written = { score: given, note, evidence_id: answered.evidence_id, scored_at: ctx.now() }
    await tx
      .insertInto('evaluation_score')
      .values({ region_code: code, year, item, assessor_id: ctx.actor.id, ...written })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'item', 'assessor_id']).doUpdateSet(written))
      .execute()
    await emit(tx, ctx, itemScored, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, item, instrument: INSTRUMENT.key, evidence: evidence?.sumsSha256 ?? '', score: given },
    })
    return { item, score: given }
  })
}
