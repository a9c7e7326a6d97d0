import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { editorOf } from '../edit-node.ts'
import { paperWithdrawn } from './events.ts'

interface Withdraw {
  readonly commandId: string
  readonly paperId: string
  readonly reason: string
}

/** Destroys the key of a file that should not have been attached; the report waits for another. */
export async function withdrawPaper(ctx: Context, { commandId, paperId, reason }: Withdraw) {
  const region = ctx.region.code
  return once(ctx, 'plan.withdraw-paper', commandId, async (tx) => {
    const row = await tx
      .selectFrom('plan_paper')
      .select(['report', 'report_id', 'sha256', 'actor_id', 'withdrawn_at'])
      .where('region_code', '=', region)
      .where('id', '=', paperId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('plan.no_such_paper')
    if (row.actor_id !== ctx.actor.id && !editorOf(ctx).editsAll) throw new Refusal('plan.not_yours')
    if (row.withdrawn_at) throw new Refusal('plan.paper_withdrawn')
    await tx
      .updateTable('plan_paper')
      .set({ data_key: null, withdrawn_at: ctx.now(), withdraw_reason: reason })
      .where('region_code', '=', region)
      .where('id', '=', paperId)
      .execute()
    await emit(tx, ctx, paperWithdrawn, {
      ...{ subjectId: paperId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { report: row.report, reportId: row.report_id, sha256: row.sha256.toString('hex') },
    })
    return { paperId }
  })
}
