import {
  assumed,
  gapsOf,
  type ItemScores,
  itemOf,
  itemsOf,
  lacksOf,
  type RoundKey,
  scoreRound,
  scoresFrom,
} from '@guyub/contract/evaluation'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answersOf, standingKinds } from './answers.ts'
import { finalScores, scoresOf } from './final-scores.ts'
import type { EvaluationNeeds } from './needs.ts'
import { onScale, roundRow } from './round-row.ts'

/** What costs most of the index. Before the letter it is reckoned with the region's own scores, after it with the panel's. */
export async function gapFinder(
  ctx: Context,
  needs: EvaluationNeeds,
  { what, ...key }: RoundKey & { readonly what: string },
) {
  const { db } = ctx.region
  const row = await roundRow(db, ctx, key)
  const { instrument } = row
  const [answers, given] = await Promise.all([
    answersOf(db, ctx, needs, key),
    row.published_at ? scoresOf(db, ctx, key) : { given: [], moderated: [] },
  ])
  const scored = finalScores(row, given)
  const self = new Map(answers.map(({ item, selfScore }) => [item, selfScore]))
  const known: ItemScores = Object.fromEntries(
    itemsOf(instrument).map((item) => [item.key, scored[item.key] ?? self.get(item.key) ?? null]),
  )
  const tried = scoresFrom(what)
  for (const [item, score] of Object.entries(tried)) {
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    onScale(instrument, score)
  }
  const { index, gaps } = gapsOf(instrument, known)
  const late = await lateIndicators(ctx, needs, row)
  return {
    index,
    whatIf: scoreRound(instrument, assumed(instrument, { ...known, ...tried })) ?? index,
    gaps: gaps.map(({ item: key, score, gain }) => {
      const item = itemOf(instrument, key)
      const answered = answers.find((each) => each.item === key)
      return {
        ...{ item: key, question: item?.question ?? { id: key, en: key }, score, gain },
        basis: typeof scored[key] === 'number' ? 'scored' : self.has(key) ? 'self' : 'none',
        tried: tried[key] ?? null,
        lacks: answered
          ? lacksOf(instrument, key, standingKinds(answered)).map(({ what, kind, count }) => ({
              ...{ what, count },
              ...(kind && { kind }),
            }))
          : [{ what: 'answer', count: 1 }],
        lateIndicator: item?.indicator !== undefined && late.has(item.indicator),
      } as const
    }),
  }
}

async function lateIndicators(
  ctx: Context,
  needs: EvaluationNeeds,
  { instrument, year }: Awaited<ReturnType<typeof roundRow>>,
): Promise<ReadonlySet<string>> {
  const named = [...new Set(itemsOf(instrument).flatMap(({ indicator }) => indicator ?? []))]
  const figures = await Promise.all(
    named.map(async (indicator) => ({ indicator, figure: await needs.figureOfYear(ctx, indicator, year) })),
  )
  return new Set(figures.flatMap(({ indicator, figure }) => (figure?.isLate ? indicator : [])))
}
