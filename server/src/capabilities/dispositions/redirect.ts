import { lateFrom, refuseStep } from '@guyub/contract/dispositions'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { refuseAddressee } from './addressees.ts'
import type { DispositionsNeeds } from './needs.ts'
import { recordStep } from './record-step.ts'
import { lockedHandover, standingOf } from './rows.ts'
import { handOver } from './send.ts'

interface Redirect {
  readonly commandId: string
  readonly handoverId: string
  readonly to: string
  readonly dueOn: string
}

/** Gives what came back as "not ours" to another office, with the same letter. */
export async function redirectHandover(ctx: Context, needs: DispositionsNeeds, command: Redirect) {
  return once(ctx, 'dispositions.redirect', command.commandId, async (tx) => {
    const { handoverId, to, dueOn } = command
    const { handover, letter } = await lockedHandover(tx, ctx, handoverId)
    const refused = refuseStep('redirect', standingOf(handover), ctx.actor.officeCode)
    if (refused) throw new Refusal(refused)
    await refuseAddressee(tx, ctx, to)
    const there = await tx
      .selectFrom('disposition_handover')
      .select('id')
      .where('region_code', '=', ctx.region.code)
      .where('letter_id', '=', letter.id)
      .where('to_office', '=', to)
      .where('state', 'not in', ['returned', 'withdrawn'])
      .executeTakeFirst()
    if (there) throw new Refusal('dispositions.office_twice')
    const inside = within(ctx, tx)
    if (dueOn < (await regionToday(inside)).today) throw new Refusal('dispositions.due_in_past')
    await tx
      .updateTable('disposition_handover')
      .set({ is_settled: true })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', handoverId)
      .execute()
    await recordStep(tx, ctx, needs, { letter, handoverId, kind: 'redirect' })
    const dueAt = lateFrom(await needs.calendars.of(inside), dueOn)
    const given = {
      ordinal: handover.ordinal,
      office: to,
      kind: 'action' as const,
      dueOn,
      dueAt,
      hops: handover.hops + 1,
    }
    return { handoverId: await handOver(tx, ctx, needs, letter, { ...given, follows: handoverId }) }
  })
}
