import { newestDay } from '@guyub/contract/our-time'
import { ownsIt } from '@guyub/contract/plan'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { editorOf } from './edit-node.ts'
import { milestoneReached } from './events.ts'
import { isListed } from './lists.ts'
import { ownersOf } from './node-store.ts'

interface ReachMilestone {
  readonly commandId: string
  readonly milestoneId: string
  readonly doneOn: string
  readonly paperKind?: string | undefined
  readonly paper: string
}

/** What happened elsewhere, reported with its paper by whoever owns it; it holds in every version of the plan. */
export async function reachMilestone(ctx: Context, command: ReachMilestone) {
  const { milestoneId, doneOn, paper, paperKind } = command
  const region = ctx.region.code
  return once(ctx, 'plan.reach-milestone', command.commandId, async (tx) => {
    const found = await inVersionThatHolds<{ due_on: string }>(tx, region, 'plan_milestone', milestoneId)
    if (!found) throw new Refusal('plan.no_such_milestone')
    await refuseStranger(tx, ctx, found)
    if (paperKind && !isListed('paperKinds', paperKind)) throw new Refusal('plan.unknown_code')
    if (doneOn > newestDay(ctx.now())) throw new Refusal('plan.milestone_in_the_future')
    const written = await tx
      .insertInto('plan_milestone_report')
      .values({
        region_code: region,
        ...{ milestone_id: milestoneId, plan_id: found.plan_id, activity_id: found.activity_id },
        ...{ done_on: doneOn, paper_kind: paperKind ?? null, paper },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, reported_at: ctx.now() },
      })
      .onConflict((oc) => oc.doNothing())
      .returning('milestone_id')
      .executeTakeFirst()
    if (!written) throw new Refusal('plan.milestone_reached')
    await emit(tx, ctx, milestoneReached, {
      subjectId: found.activity_id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { doneOn, dueOn: found.due_on, milestone: milestoneId, ...(paperKind && { paperKind }) },
    })
    return { milestoneId, doneOn }
  })
}

interface Found {
  readonly plan_id: string
  readonly activity_id: string
}

/** The row in the version that holds; while none is adopted, in the one that is open. */
export async function inVersionThatHolds<More>(
  tx: Db,
  region: string,
  table: 'plan_milestone' | 'plan_indicator' | 'plan_activity',
  id: string,
): Promise<(Found & More) | undefined> {
  const activity = table === 'plan_activity' ? sql`n.id` : sql`n.activity_id`
  const { rows } = await sql<Found & More>`
    select n.*, ${activity} as activity_id from ${sql.table(table)} n
    join plan p on p.region_code = n.region_code and p.id = n.plan_id
    where n.region_code = ${region} and n.id = ${id} and n.removed_at is null and p.status <> 'superseded'
    order by p.status = 'adopted' desc limit 1`.execute(tx)
  return rows[0]
}

/** Refuses whoever neither plans nor belongs to an office of the activity. */
export async function refuseStranger(
  tx: Db,
  ctx: Context,
  { plan_id: planId, activity_id }: Found,
): Promise<void> {
  const editor = editorOf(ctx)
  if (editor.editsAll) return
  const owners = await ownersOf(tx, { region: ctx.region.code, planId }, activity_id)
  if (!ownsIt(editor, owners)) throw new Refusal('plan.not_yours')
}
