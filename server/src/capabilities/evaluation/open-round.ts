import { type Instrument, type RoundKey, refusesClose } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { roundOpened } from './events.ts'
import { instruments } from './instruments.ts'
import type { EvaluationNeeds } from './needs.ts'

interface OpenRound extends RoundKey {
  readonly commandId: string
  readonly instrument: string | Instrument
  readonly closesAt: string
  readonly rankGroup: string
}

/** Opens a round for the region with a copy of its instrument, which no later edition changes. */
export async function openRound(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'instruments'>,
  command: OpenRound,
) {
  const { commandId, year, stage, closesAt, rankGroup } = command
  const instrument =
    typeof command.instrument === 'string'
      ? (await instruments(ctx, needs)).find(({ key }) => key === command.instrument)
      : command.instrument
  if (!instrument) throw new Refusal('evaluation.no_such_instrument')
  return once(ctx, 'evaluation.open-round', commandId, async (tx) => {
    const now = ctx.now()
    const refused = refusesClose(year, closesAt, now.toISOString())
    if (refused) throw new Refusal(refused)
    const opened = await tx
      .insertInto('evaluation_round')
      .values({
        ...{ region_code: ctx.region.code, year, stage, id: commandId, rank_group: rankGroup },
        instrument_key: instrument.key,
        instrument: JSON.stringify(instrument),
        opened_at: now,
        closes_at: closesAt,
      })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'stage']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) throw new Refusal('evaluation.round_already')
    await emit(tx, ctx, roundOpened, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year, stage, instrument: instrument.key, closesAt, rankGroup },
    })
    return { year, stage, instrument: instrument.key }
  })
}
