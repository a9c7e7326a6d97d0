import { itemOf, type RoundKey, sixDimensions } from '@guyub/contract/evaluation'
import type { Context } from '../../kernel/context.ts'
import { answersOf, standingKinds } from './answers.ts'
import type { EvaluationNeeds } from './needs.ts'
import { roundRow } from './round-row.ts'

/** The six-dimension rule by the round's own instrument: met or not, and what is missing. */
export async function dimensionsMet(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'evidence' | 'activities'>,
  key: RoundKey,
) {
  const { db } = ctx.region
  const { instrument } = await roundRow(db, ctx, key)
  const [answers, activities] = await Promise.all([answersOf(db, ctx, needs, key), needs.activities(ctx)])
  const states = sixDimensions(
    instrument,
    instrument.dimensions.map((dimension) => dimension.key),
    answers.map((each) => ({ item: each.item, evidence: standingKinds(each) })),
    activities,
  )
  return {
    instrument: instrument.key,
    isMet: states.every(({ isMet }) => isMet),
    dimensions: instrument.dimensions.map((dimension) => {
      const state = states.find((each) => each.dimension === dimension.key)
      return {
        ...dimension,
        isMet: state?.isMet ?? false,
        lacks: (state?.lacks ?? []).map(({ what, item, kind, count }) => ({
          ...{ what, count, kind: kind ?? null },
          question: (item && itemOf(instrument, item)?.question) || null,
        })),
      }
    }),
  }
}
