import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { instrumentReleased } from './events.ts'

interface Release {
  readonly commandId: string
  readonly instrumentId: string
}

/** From now on rounds, surveys or waves may begin with this version. */
export async function releaseInstrument(ctx: Context, { commandId, instrumentId }: Release) {
  refuseElsewhere(ctx)
  return once(ctx, 'instruments.release', commandId, async (tx) => {
    const row = await tx
      .selectFrom('instrument_version')
      .select(['kind', 'key', 'version', 'released_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', instrumentId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('instruments.no_such')
    if (row.released_at) throw new Refusal('instruments.released_already')
    const now = ctx.now()
    await tx
      .updateTable('instrument_version')
      .set({ released_at: now, released_by: ctx.actor.id })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', instrumentId)
      .execute()
    const { kind, key, version } = row
    await emit(tx, ctx, instrumentReleased, {
      ...{ subjectId: instrumentId, officeCode: ctx.actor.officeCode, occurredAt: now },
      facts: { kind, key, version },
    })
    return { releasedAt: now.toISOString() }
  })
}
