import { itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { itemModerated } from './events.ts'
import { assessable, onScale } from './round-row.ts'
import { seatOf } from './seat.ts'

interface Moderate extends RoundKey {
  readonly commandId: string
  readonly item: string
  readonly score: number
  readonly reason: string
  readonly version: number
}

/** What the panel agreed on, recorded by whoever leads it: it stands instead of the mean of its scores. Of two at once the second is refused. */
export async function moderate(ctx: Context, command: Moderate) {
  const { commandId, year, stage, item, score, reason } = command
  return once(ctx, 'evaluation.moderate', commandId, async (tx) => {
    const { instrument } = await assessable(tx, ctx, command)
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    if (!(await seatOf(tx, ctx, command)).isChair) throw new Refusal('evaluation.not_the_chair')
    onScale(instrument, score)
    const version = command.version + 1
    const written = { score, reason, moderator_id: ctx.actor.id, moderated_at: ctx.now(), version }
    const stands = await (command.version === 0
      ? tx
          .insertInto('evaluation_moderation')
          .values({ region_code: ctx.region.code, year, stage, item, ...written })
          .onConflict((oc) => oc.columns(['region_code', 'year', 'stage', 'item']).doNothing())
          .returning('item')
          .executeTakeFirst()
      : tx
          .updateTable('evaluation_moderation')
          .set(written)
          .where('region_code', '=', ctx.region.code)
          .where('year', '=', year)
          .where('stage', '=', stage)
          .where('item', '=', item)
          .where('version', '=', command.version)
          .returning('item')
          .executeTakeFirst())
    if (!stands) throw new Refusal('evaluation.moderated_meanwhile')
    await emit(tx, ctx, itemModerated, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, item, instrument: instrument.key, score },
    })
    return { item, score, version }
  })
}
