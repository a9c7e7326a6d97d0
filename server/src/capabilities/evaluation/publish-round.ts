import { localDay } from '@guyub/contract/calendar'
import {
  aspectScores,
  dimensionScores,
  type RoundKey,
  scoreRound,
  scoresText,
} from '@guyub/contract/evaluation'
import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { issue } from '../documents/index.ts'
import { resultPublished } from './events.ts'
import { finalScores, scoresOf } from './final-scores.ts'
import type { EvaluationNeeds } from './needs.ts'
import { resultLetter } from './result-letter.ts'
import { assessable } from './round-row.ts'

interface PublishRound extends RoundKey {
  readonly commandId: string
  readonly letterNumber: string
  readonly letterOn: string
}

/** The numbered letter: index, aspects and dimensions as they stand, kept with the round. An item without a score is not left out silently. */
export async function publishRound(ctx: Context, needs: EvaluationNeeds, command: PublishRound) {
  const { commandId, year, stage, letterNumber, letterOn } = command
  return once(ctx, 'evaluation.publish-round', commandId, async (tx) => {
    const round = await assessable(tx, ctx, command, 'update')
    const now = ctx.now()
    const there = await regionToday(within(ctx, tx))
    if (letterOn > newestDay(now)) throw new Refusal('evaluation.letter_in_future')
    if (round.submitted_at && letterOn < localDay(there, round.submitted_at))
      throw new Refusal('evaluation.letter_before_answers')
    const { instrument } = round
    const scores = finalScores(round, await scoresOf(tx, ctx, command))
    const index = scoreRound(instrument, scores)
    if (index === null)
      throw new Refusal(
        'evaluation.items_unscored',
        Object.entries(scores).flatMap(([item, score]) =>
          score === null ? { pointer: `#/items/${item}`, code: 'unscored' } : [],
        ),
      )
    const letter = await resultLetter(within(ctx, tx), needs, {
      round,
      scores,
      letterNumber,
      letterOn,
      index,
    })
    const { documentId } = await issue(tx, ctx, needs.documents, {
      ...{ id: commandId, kind: 'result', subjectId: round.id, reference: letterNumber },
      today: there.today,
      data: letter,
    })
    const aspects = known(aspectScores(instrument, scores))
    const dimensions = known(dimensionScores(instrument, scores))
    await tx
      .updateTable('evaluation_round')
      .set({
        document_id: documentId,
        ...{ published_at: now, letter_number: letterNumber, letter_on: letterOn, index_score: index },
        scores: JSON.stringify({ items: scores, aspects, dimensions }),
      })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('stage', '=', stage)
      .execute()
    await emit(tx, ctx, resultPublished, {
      subjectId: round.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: {
        ...{ year, stage, instrument: instrument.key, rankGroup: round.rank_group },
        ...{ letterNumber, letterOn, index },
        ...{ aspects: scoresText(aspects), dimensions: scoresText(dimensions) },
      },
    })
    return { index }
  })
}

function known(scores: Readonly<Record<string, number | null>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([key, score]) => (score === null ? [] : [[key, score]])),
  )
}
