import { itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answersOf } from './answers.ts'
import { itemScored } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { assessable, onScale } from './round-row.ts'
import { seatOf } from './seat.ts'

interface Score extends RoundKey {
  readonly commandId: string
  readonly item: string
  readonly score: number
  readonly note: string
  /** The version of the answer that the assessor read. */
  readonly version: number
}

/** One assessor's score of one item. Whoever guided the region does not score it. */
export async function score(ctx: Context, needs: EvaluationNeeds, command: Score) {
  const { commandId, year, stage, item, score: given, note, version } = command
  return once(ctx, 'evaluation.score', commandId, async (tx) => {
    const { instrument } = await assessable(tx, ctx, command)
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    await seatOf(tx, ctx, command)
    onScale(instrument, given)
    const answered = (await answersOf(tx, ctx, needs, command)).find((each) => each.item === item)
    if (!answered) throw new Refusal('evaluation.not_answered')
    if (answered.version !== version) throw new Refusal('evaluation.changed')
    if (answered.evidence.some(({ withdrawnAt }) => withdrawnAt))
      throw new Refusal('evaluation.evidence_withdrawn')
    const written = {
      score: given,
      note,
      evidence_id: answered.evidence[0]?.id ?? '',
      scored_at: ctx.now(),
    }
    await tx
      .insertInto('evaluation_score')
      .values({ region_code: ctx.region.code, year, stage, item, assessor_id: ctx.actor.id, ...written })
      .onConflict((oc) =>
        oc.columns(['region_code', 'year', 'stage', 'item', 'assessor_id']).doUpdateSet(written),
      )
      .execute()
    await emit(tx, ctx, itemScored, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: {
        ...{ year, stage, item, instrument: instrument.key, score: given },
        evidence: answered.evidence.map(({ sumsSha256 }) => sumsSha256).join(' '),
      },
    })
    return { item, score: given }
  })
}
