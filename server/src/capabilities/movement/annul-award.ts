import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { takeBack } from '../documents/index.ts'
import { refuseElsewhere } from './centre.ts'
import { awardAnnulled } from './events.ts'

interface AnnulAward {
  readonly commandId: string
  readonly awardId: string
  readonly reason: string
}

/** Takes an award back; it stays to be read, and its certificate is revoked. */
export async function annulAward(ctx: Context, { commandId, awardId, reason }: AnnulAward) {
  await refuseElsewhere(ctx)
  return once(ctx, 'movement.annul-award', commandId, async (tx) => {
    const row = await tx
      .selectFrom('movement_award')
      .select(['member_code', 'year', 'category', 'document_id', 'annulled_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', awardId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('movement.no_such_award')
    if (row.annulled_at) throw new Refusal('movement.annulled_already')
    await takeBack(tx, ctx, { documentId: row.document_id, reason })
    await tx
      .updateTable('movement_award')
      .set({ annulled_at: ctx.now(), annul_reason: reason })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', awardId)
      .execute()
    await emit(tx, ctx, awardAnnulled, {
      ...{ subjectId: awardId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member: row.member_code, year: row.year, category: row.category },
    })
    return { awardId }
  })
}
