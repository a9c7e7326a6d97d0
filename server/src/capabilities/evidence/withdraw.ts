import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { evidenceWithdrawn } from './events.ts'

interface Withdraw {
  readonly commandId: string
  readonly evidenceId: string
  readonly reason: string
}

/** Marks evidence as withdrawn. It is not deleted: whoever has a copy must be able to learn what became of it. */
export async function withdraw(ctx: Context, { commandId, evidenceId, reason }: Withdraw) {
  return once(ctx, 'evidence.withdraw', commandId, async (tx) => {
    const found = await tx
      .selectFrom('evidence')
      .select(['kind', 'year', 'sums_sha256', 'withdrawn_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', evidenceId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('evidence.not_found')
    if (found.withdrawn_at) throw new Refusal('evidence.withdrawn_already')
    await tx
      .updateTable('evidence')
      .set({ withdrawn_at: ctx.now(), withdraw_reason: reason })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', evidenceId)
      .execute()
    await emit(tx, ctx, evidenceWithdrawn, {
      subjectId: evidenceId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { kind: found.kind, year: found.year, sumsSha256: found.sums_sha256 },
    })
    return { evidenceId }
  })
}
