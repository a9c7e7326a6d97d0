import type { RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { presentationHeld, presentationScheduled } from './events.ts'
import { unpublished } from './round-row.ts'

interface Schedule extends RoundKey {
  readonly commandId: string
  readonly scheduledAt: string
  readonly room: string
}

/** Sets when and where the region presents; until it was held it may be moved. */
export async function schedulePresentation(ctx: Context, command: Schedule) {
  const { commandId, year, stage, scheduledAt, room } = command
  return once(ctx, 'evaluation.schedule-presentation', commandId, async (tx) => {
    await unpublished(tx, ctx, command, 'update')
    if ((await presentationOf(tx, ctx, command))?.held_at) throw new Refusal('evaluation.presentation_held')
    if (new Date(scheduledAt) <= ctx.now()) throw new Refusal('evaluation.presentation_in_past')
    await tx
      .insertInto('evaluation_presentation')
      .values({ region_code: ctx.region.code, year, stage, id: commandId, scheduled_at: scheduledAt, room })
      .onConflict((oc) =>
        oc.columns(['region_code', 'year', 'stage']).doUpdateSet({ scheduled_at: scheduledAt, room }),
      )
      .execute()
    await emit(tx, ctx, presentationScheduled, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, scheduledAt },
    })
    return { scheduledAt: new Date(scheduledAt).toISOString() }
  })
}

interface Minutes extends RoundKey {
  readonly commandId: string
  readonly heldAt: string
  readonly minutes: string
}

/** What was said and asked, once it was held. */
export async function recordPresentation(ctx: Context, command: Minutes) {
  const { commandId, year, stage, heldAt, minutes } = command
  return once(ctx, 'evaluation.record-presentation', commandId, async (tx) => {
    await unpublished(tx, ctx, command, 'update')
    const scheduled = await presentationOf(tx, ctx, command)
    if (!scheduled) throw new Refusal('evaluation.no_presentation')
    if (scheduled.held_at) throw new Refusal('evaluation.presentation_held')
    if (new Date(heldAt) > ctx.now()) throw new Refusal('evaluation.presentation_in_future')
    await tx
      .updateTable('evaluation_presentation')
      .set({ held_at: heldAt, minutes })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('stage', '=', stage)
      .execute()
    await emit(tx, ctx, presentationHeld, {
      subjectId: scheduled.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, heldAt },
    })
    return { heldAt: new Date(heldAt).toISOString() }
  })
}

export function presentationOf(db: Db, { region }: Context, { year, stage }: RoundKey) {
  return db
    .selectFrom('evaluation_presentation')
    .select(['id', 'scheduled_at', 'room', 'held_at', 'minutes'])
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .executeTakeFirst()
}
