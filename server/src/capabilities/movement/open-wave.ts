import { waveRefusal } from '@guyub/contract/movement/step-rules'
import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { waveOpened } from './events.ts'
import { selections } from './selections.ts'

interface OpenWave {
  readonly commandId: string
  readonly name: string
  readonly openedOn: string
  readonly selection: string
  readonly letter?: string | undefined
  readonly note?: string | undefined
}

/** A new wave, which keeps the version of the selection parameters that it was opened with. */
export async function openWave(
  ctx: Context,
  { commandId, name, openedOn, selection, letter, note }: OpenWave,
) {
  await refuseElsewhere(ctx)
  if (!(await selections(ctx)).some(({ key }) => key === selection))
    throw new Refusal('movement.no_such_selection')
  const refused = waveRefusal(openedOn, newestDay(ctx.now()))
  if (refused) throw new Refusal(refused)
  return once(ctx, 'movement.open-wave', commandId, async (tx) => {
    const year = Number(openedOn.slice(0, 4))
    const opened = await tx
      .insertInto('movement_wave')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, name, opened_on: openedOn, precision: 'day' },
        ...{
          selection,
          letter: letter ?? null,
          note: note ?? null,
          actor_id: ctx.actor.id,
          recorded_at: ctx.now(),
        },
      })
      .onConflict((oc) => oc.constraint('movement_wave_name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) throw new Refusal('movement.wave_exists')
    await emit(tx, ctx, waveOpened, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { year, openedOn, selection },
    })
    return { waveId: commandId, year }
  })
}
