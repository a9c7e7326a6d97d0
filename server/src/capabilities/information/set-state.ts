import type { InformationClass } from '@guyub/contract/information'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { informationPublished, informationWithdrawn } from './events.ts'
import { isMain, ownRow } from './row.ts'

interface SetState {
  readonly commandId: string
  readonly informationId: string
  readonly version: number
  readonly state: 'published' | 'withdrawn'
}

/** Publishes it, or takes it out of the public register. Nothing is deleted. */
export async function setInformationState(
  ctx: Context,
  { commandId, informationId: id, version: seen, state }: SetState,
) {
  return once(ctx, 'information.set-state', commandId, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    if (row.version !== seen) throw new Refusal('information.changed')
    if (row.state === state) throw new Refusal('information.in_this_state_already')
    if (state === 'published' && row.class === 'excluded' && !isMain(ctx.actor))
      throw new Refusal('information.not_yours_to_exclude')
    const version = row.version + 1
    await tx
      .updateTable('information')
      .set({
        ...{ state, version, changed_by: ctx.actor.id, changed_at: ctx.now() },
        ...(state === 'published' && { published_at: ctx.now() }),
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', id)
      .execute()
    await emit(tx, ctx, state === 'published' ? informationPublished : informationWithdrawn, {
      ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office: row.office_code, class: row.class as InformationClass },
    })
    return { informationId: id, version }
  })
}
