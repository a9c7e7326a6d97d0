import type { QuickWinPhase } from '@guyub/contract/plan'
import { ownsIt } from '@guyub/contract/plan'
import type { Selectable } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlanQuickWin } from '../../../kernel/tables.gen.ts'
import { editorOf } from '../edit-node.ts'

export type QuickWinRow = Selectable<PlanQuickWin>

/** Held until the transaction ends, in one of the phases in which this may be done. */
export async function lockQuickWin(
  tx: Db,
  ctx: Context,
  id: string,
  phases: readonly QuickWinPhase[],
): Promise<QuickWinRow> {
  const row = await tx
    .selectFrom('plan_quick_win')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('plan.no_such_quick_win')
  if (!phases.includes(row.phase as QuickWinPhase)) throw new Refusal('plan.quick_win_phase')
  return row
}

/** The same for what only its owner and planners do. */
export async function lockOwn(
  tx: Db,
  ctx: Context,
  id: string,
  phases: readonly QuickWinPhase[],
): Promise<QuickWinRow> {
  const row = await lockQuickWin(tx, ctx, id, phases)
  if (!mayWrite(ctx, row)) throw new Refusal('plan.not_yours')
  return row
}

export function mayWrite(ctx: Context, { owner_code: ownerCode }: Pick<QuickWinRow, 'owner_code'>): boolean {
  const editor = editorOf(ctx)
  return (
    ctx.actor.permissions.has('plan.contribute') &&
    (editor.editsAll || ownsIt(editor, { ownerCode, coOwners: [] }))
  )
}

/** What an event says of whose it is, and under which subject its history is found. */
export function happening(ctx: Context, id: string) {
  return { subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() }
}

export function isNew({ continues, continues_activity: activity }: QuickWinRow): boolean {
  return continues === null && activity === null
}
