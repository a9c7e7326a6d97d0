import { ownsIt } from '@guyub/contract/plan'
import { sql } from 'kysely'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { editorOf } from '../edit-node.ts'
import { isListed } from '../lists.ts'
import type { PlanNeeds } from '../needs.ts'
import { obstacleOpened } from './events.ts'
import { keepStep, told } from './step.ts'

interface Open {
  readonly commandId: string
  readonly kind: string
  readonly title: string
  readonly owner?: string | undefined
  readonly activities: readonly string[]
  readonly area?: string | undefined
}

/** Whoever stumbles over it opens it; who is to solve it is another office more often than not. */
export async function openObstacle(ctx: Context, needs: PlanNeeds, command: Open) {
  const { commandId: id, kind, title, area } = command
  const region = ctx.region.code
  if (!isListed('obstacleKinds', kind)) throw new Refusal('plan.unknown_code')
  const ids = [...new Set(command.activities)]
  if (!ids.length && !area) throw new Refusal('plan.obstacle_about_nothing')
  const { today } = await regionToday(ctx)
  const offices = await needs.offices(ctx)
  return once(ctx, 'plan.open-obstacle', id, async (tx) => {
    const activities = await activitiesOf(tx, region, ids)
    if (activities.length !== ids.length) throw new Refusal('plan.no_such_node')
    await refuseStranger(tx, ctx, activities, area)
    const ownerCode = command.owner ?? activities[0]?.ownerCode ?? ctx.actor.officeCode
    if (!offices.get(ownerCode)?.active) throw new Refusal('plan.unknown_code')
    const row = { id, kind, owner_code: ownerCode, activities: ids, area_code: area ?? null }
    await tx
      .insertInto('plan_obstacle')
      .values({ ...row, region_code: region, title, opened_on: today, touched_at: ctx.now() })
      .execute()
    await keepStep(tx, ctx, id, { state: 'opened', words: title, ownerCode })
    const { happening, about } = told(ctx, row)
    await emit(tx, ctx, obstacleOpened, { ...happening, facts: about })
    return { obstacleId: id }
  })
}

interface Held {
  readonly id: string
  readonly ownerCode: string
  readonly coOwners: readonly string[]
}

/** In the version that holds, in the order in which they were named. */
async function activitiesOf(tx: Db, region: string, ids: readonly string[]): Promise<Held[]> {
  if (!ids.length) return []
  const { rows } = await sql<Held>`
    select id, owner_code as "ownerCode", co_owners as "coOwners" from plan_activity
    where region_code = ${region} and id = any(${ids}::uuid[]) and removed_at is null and plan_id = (
      select id from plan where region_code = ${region} and status <> 'superseded'
      order by status = 'adopted' desc limit 1)
    order by array_position(${ids}::uuid[], id)`.execute(tx)
  return rows
}

async function refuseStranger(tx: Db, ctx: Context, activities: readonly Held[], area: string | undefined) {
  const editor = editorOf(ctx)
  const within = (code: string) => code === ctx.actor.areaCode || code.startsWith(`${ctx.actor.areaCode}.`)
  if (area) {
    const known = await tx.selectFrom('area').select('code').where('code', '=', area).executeTakeFirst()
    if (!known) throw new Refusal('plan.unknown_code')
    if (!within(area)) throw new Refusal('plan.not_yours')
  }
  if (editor.editsAll) return
  if (!activities.every((activity) => ownsIt(editor, activity))) throw new Refusal('plan.not_yours')
}
