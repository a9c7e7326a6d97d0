import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { letterErased } from './events.ts'

interface Erase {
  readonly commandId: string
  readonly letterId: string
  readonly reason: string
}

/** Takes a letter out: the row, and with it the key. Who looked stays written down, by an id that leads nowhere. */
export async function eraseLetter(ctx: Context, { commandId, letterId, reason }: Erase) {
  const { actor, region } = ctx
  return once(ctx, 'letters.erase', commandId, async (tx) => {
    let row = tx.deleteFrom('letter').where('region_code', '=', region.code).where('id', '=', letterId)
    // A restore repeats it for the whole region.
    if (actor.jurisdiction.kind !== 'region') row = row.where('area_code', '=', actor.areaCode)
    const gone = await row.returning('area_code').executeTakeFirst()
    if (!gone) throw new Refusal('letters.unknown')
    await emit(tx, ctx, letterErased, {
      ...{ subjectId: letterId, officeCode: actor.officeCode, occurredAt: ctx.now() },
      facts: { area: gone.area_code, reason },
    })
    return { letterId }
  })
}
