import { newCommandId } from '@guyub/contract/command'
import type { Selectable } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlanObstacle } from '../../../kernel/tables.gen.ts'
import { editorOf } from '../edit-node.ts'

export type ObstacleRow = Selectable<PlanObstacle>

interface Step {
  readonly state: 'opened' | 'planned' | 'solved'
  readonly words: string
  readonly ownerCode: string
  readonly dueOn?: string | null
  readonly paper?: string | null
}

/** Keeps what was said at this step. */
export async function keepStep(tx: Db, ctx: Context, obstacleId: string, step: Step): Promise<void> {
  await tx
    .insertInto('plan_obstacle_step')
    .values({
      ...{ region_code: ctx.region.code, id: newCommandId(), obstacle_id: obstacleId },
      ...{ state: step.state, words: step.words, owner_code: step.ownerCode },
      ...{ due_on: step.dueOn ?? null, paper: step.paper ?? null },
      ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, at: ctx.now() },
    })
    .execute()
}

/** Its owner's person and the planners say what is done about it. */
export function mayWrite(ctx: Context, { owner_code: owner }: Pick<ObstacleRow, 'owner_code'>): boolean {
  const { editsAll, officeCode } = editorOf(ctx)
  return ctx.actor.permissions.has('plan.contribute') && (editsAll || owner === officeCode)
}

/** One that is not solved, held until the transaction ends. */
export async function lockObstacle(tx: Db, ctx: Context, id: string): Promise<ObstacleRow> {
  const row = await tx
    .selectFrom('plan_obstacle')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('plan.no_such_obstacle')
  if (!mayWrite(ctx, row)) throw new Refusal('plan.not_yours')
  if (row.state === 'solved') throw new Refusal('plan.obstacle_solved')
  return row
}

/** What its events tell, and the subject under which its history is found. */
export function told(
  ctx: Context,
  row: Pick<ObstacleRow, 'id' | 'kind' | 'owner_code' | 'activities' | 'area_code'>,
) {
  return {
    happening: { subjectId: row.id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    about: {
      ...{ kind: row.kind, owner: row.owner_code, activities: row.activities.length },
      ...(row.area_code && { area: row.area_code }),
    },
  }
}
