import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { worksIn } from '../identity/index.ts'
import { isWatching } from './jurisdiction.ts'
import { ownCase } from './own-case.ts'

interface Assign {
  readonly commandId: string
  readonly caseId: string
  readonly to: string | null
}

/** Takes a case, hands it to a colleague of the same office, or lays it back for all. */
export async function assign(ctx: Context, { commandId, caseId, to }: Assign) {
  // Before the transaction, which holds one connection and must not ask the pool for another.
  if (to && to !== ctx.actor.id && !(await worksIn(ctx, to, ctx.actor.officeCode)))
    throw new Refusal('cases.no_such_colleague')
  return once(ctx, 'cases.assign', commandId, async (tx) => {
    const row = await ownCase(tx, ctx, caseId, 'update')
    // Whoever only keeps it in sight gives none of the other agency's work out.
    if (isWatching(ctx.actor, row)) throw new Refusal('cases.not_found')
    if (!row.data_key) throw new Refusal('cases.erased')
    await tx
      .updateTable('case')
      .set({ assignee_id: to, version: row.version + 1 })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', caseId)
      .execute()
    return { caseId, assignee: to, version: row.version + 1 }
  })
}
