import { tooLateFrom } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { isListed } from '../lists.ts'
import type { PlanNeeds } from '../needs.ts'
import { inVersionThatHolds } from '../reach-milestone.ts'
import { refusedByTable } from '../refused-by-table.ts'
import { earlierOnes, repeated } from './earlier.ts'
import { quickWinLaunched } from './events.ts'
import { happening, isNew, lockOwn, type QuickWinRow } from './store.ts'

interface Launch {
  readonly commandId: string
  readonly quickWinId: string
  readonly launchedOn: string
  readonly activityId: string
  readonly service?: string | undefined
  readonly indicator?: string | undefined
  readonly product?: string | undefined
  readonly paperKind?: string | undefined
  readonly paper: string
}

/** From this day on it serves people. It is tied to an activity and to what the platform sees of it, so that it can be measured. */
export async function launchQuickWin(ctx: Context, needs: PlanNeeds, command: Launch) {
  const { commandId, quickWinId, launchedOn, activityId, paper, paperKind } = command
  const region = ctx.region.code
  const { today } = await regionToday(ctx)
  const isKnown =
    (!command.service || needs.service(ctx, command.service)) &&
    (!command.indicator || needs.definitions.some(({ key }) => key === command.indicator)) &&
    (!paperKind || isListed('paperKinds', paperKind))
  if (!isKnown) throw new Refusal('plan.unknown_code')
  return once(ctx, 'plan.launch-quick-win', commandId, (tx) =>
    refusedByTable(async () => {
      const row = await lockOwn(tx, ctx, quickWinId, ['chosen'])
      const service = command.service ?? row.service
      const indicator = command.indicator ?? null
      if (!service && !indicator) throw new Refusal('plan.quick_win_unlinked')
      refuseDay(row, launchedOn, today)
      await refuseRepeated(tx, region, row, service)
      const profile = await tx
        .selectFrom('plan_quick_win_profile')
        .select('revision')
        .where('region_code', '=', region)
        .where('quick_win_id', '=', quickWinId)
        .executeTakeFirst()
      if (!profile) throw new Refusal('plan.quick_win_no_profile')
      if (!(await inVersionThatHolds(tx, region, 'plan_activity', activityId)))
        throw new Refusal('plan.no_such_node')
      await tx
        .updateTable('plan_quick_win')
        .set({
          ...{ phase: 'launched', launched_on: launchedOn, activity_id: activityId, service, indicator },
          ...{ product: indicator && (command.product ?? null), paper_kind: paperKind ?? null, paper },
        })
        .where('region_code', '=', region)
        .where('id', '=', quickWinId)
        .execute()
      await emit(tx, ctx, quickWinLaunched, {
        ...happening(ctx, quickWinId),
        facts: {
          ...{ dimension: row.dimension, year: row.year, launchedOn, activity: activityId },
          ...(service && { service }),
          ...(indicator && { indicator }),
          ...(paperKind && { paperKind }),
        },
      })
      return { quickWinId, launchedOn }
    }),
  )
}

function refuseDay({ decided_on: chosenOn }: QuickWinRow, launchedOn: string, today: string): void {
  if (launchedOn > today || launchedOn < String(chosenOn)) throw new Refusal('plan.quick_win_launch_day')
  if (launchedOn >= tooLateFrom(String(chosenOn))) throw new Refusal('plan.quick_win_too_slow')
}

// A service that it names only now may be that of an earlier one.
async function refuseRepeated(tx: Db, region: string, row: QuickWinRow, service: string | null) {
  if (!isNew(row) || service === row.service) return
  const same = repeated(await earlierOnes(tx, region), { id: row.id, title: row.title, service })
  if (same.length) throw new Refusal('plan.quick_win_repeats')
}
