import { type RefocusingRule, refusesDecision, refusesYear } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { isListed } from '../lists.ts'
import { lockVersion, versionOf } from '../version.ts'
import { effectOf } from './effect.ts'
import { refocused } from './events.ts'

type Refocus = RefocusingRule & {
  readonly commandId: string
  readonly decidedOn: string
  readonly reason: string
  readonly cut: number
  readonly paperKind?: string | undefined
  readonly paper: string
}

/** Writes what was taken from each activity, if that is what whoever decided saw. */
export async function refocus(ctx: Context, command: Refocus) {
  const { commandId, year, decidedOn, reason, paper, paperKind } = command
  const region = ctx.region.code
  const { today } = await regionToday(ctx)
  if (paperKind && !isListed('paperKinds', paperKind)) throw new Refusal('plan.unknown_code')
  return once(ctx, 'plan.refocus', commandId, async (tx) => {
    // One after the other: two that take from the same money each see what the other left.
    const plan = await lockVersion(tx, region, (await versionOf(tx, region)).id)
    const planId = plan.id
    const years = { firstYear: plan.first_year, lastYear: plan.last_year }
    const refused = refusesDecision(years, decidedOn, today) ?? refusesYear(years, year)
    if (refused) throw new Refusal(refused)
    const { before, cut, lines, activities } = await effectOf(tx, { region, planId }, command)
    if (!cut) throw new Refusal('plan.refocusing_nothing')
    if (cut !== command.cut) throw new Refusal('plan.changed')
    await tx
      .insertInto('plan_refocusing')
      .values({
        ...{ region_code: region, id: commandId, year, decided_on: decidedOn, reason, before, cut },
        ...{ paper_kind: paperKind ?? null, paper, at: ctx.now() },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      })
      .execute()
    await tx
      .insertInto('plan_refocusing_line')
      .values(
        lines.map((line) => ({
          ...{ region_code: region, refocusing_id: commandId, activity_id: line.activity_id, year },
          ...{ source: line.source, before: line.before, cut: line.cut },
        })),
      )
      .execute()
    await emit(tx, ctx, refocused, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { year, decidedOn, before, cut, activities: activities.length, ...(paperKind && { paperKind }) },
    })
    return { refocusingId: commandId, cut, activities: activities.length }
  })
}
