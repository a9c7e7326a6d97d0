import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { residentErased } from './events.ts'

interface Erase {
  readonly commandId: string
  readonly residentId: string
  readonly reason: string
}

/** Takes somebody out: the row, and with it the key. Who looked stays written down, by an id that leads nowhere. */
export async function eraseResident(ctx: Context, { commandId, residentId, reason }: Erase) {
  const { actor, region } = ctx
  return once(ctx, 'residents.erase', commandId, async (tx) => {
    let row = tx.deleteFrom('resident').where('region_code', '=', region.code).where('id', '=', residentId)
    // A restore repeats it for the whole region.
    if (actor.jurisdiction.kind !== 'region') row = row.where('area_code', '=', actor.areaCode)
    const gone = await row.returning('area_code').executeTakeFirst()
    if (!gone) throw new Refusal('residents.unknown')
    await emit(tx, ctx, residentErased, {
      ...{ subjectId: residentId, officeCode: actor.officeCode, occurredAt: ctx.now() },
      facts: { area: gone.area_code, reason },
    })
    return { residentId }
  })
}
