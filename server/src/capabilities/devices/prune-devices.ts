import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { deviceRevoked } from './events.ts'
import { officeOf } from './manages.ts'

interface PruneDevices {
  readonly commandId: string
  readonly days: number
  readonly reason: string
}

const DAY_MS = 86_400_000

/** Takes out of use what was not heard of for so many days; each with an event of its own. */
export async function pruneDevices(ctx: Context, { commandId, days, reason }: PruneDevices) {
  return once(ctx, 'devices.prune', commandId, async (tx) => {
    const office = officeOf(ctx.actor)
    const at = ctx.now()
    let query = tx
      .updateTable('device')
      .set({ revoked_at: at, revoked_by: ctx.actor.id, reason })
      .where('region_code', '=', ctx.region.code)
      .where('revoked_at', 'is', null)
      .where((eb) =>
        eb(eb.fn.coalesce('last_seen_at', 'registered_at'), '<', new Date(at.getTime() - days * DAY_MS)),
      )
    if (office) query = query.where('office_code', '=', office)
    const gone = await query.returning(['id', 'letter', 'office_code']).execute()
    for (const { id, letter, office_code } of gone)
      await emit(tx, ctx, deviceRevoked, {
        subjectId: id,
        officeCode: office_code,
        occurredAt: at,
        facts: { letter },
      })
    return { deviceIds: gone.map(({ id }) => id) }
  })
}
