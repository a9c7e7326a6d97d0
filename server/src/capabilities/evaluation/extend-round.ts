import { type RoundKey, refusesClose } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { roundExtended } from './events.ts'
import { unpublished } from './round-row.ts'

interface ExtendRound extends RoundKey {
  readonly commandId: string
  readonly closesAt: string
  readonly reason: string
}

/** Moves the end of a round that was not handed in, also after it has passed. */
export async function extendRound(ctx: Context, { commandId, closesAt, reason, ...key }: ExtendRound) {
  return once(ctx, 'evaluation.extend-round', commandId, async (tx) => {
    const round = await unpublished(tx, ctx, key, 'update')
    if (round.submitted_at) throw new Refusal('evaluation.submitted_already')
    const now = ctx.now()
    const refused = refusesClose(key.year, closesAt, now.toISOString())
    if (refused) throw new Refusal(refused)
    await tx
      .updateTable('evaluation_round')
      .set({ closes_at: closesAt })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', key.year)
      .where('stage', '=', key.stage)
      .execute()
    await emit(tx, ctx, roundExtended, {
      subjectId: round.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year: key.year, stage: key.stage, closesAt, reason },
    })
    return { closesAt: new Date(closesAt).toISOString() }
  })
}
