import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { documentRevoked } from './events.ts'

interface Revoke {
  readonly commandId: string
  readonly documentId: string
  readonly reason: string
}

/** Takes back a paper of one's own office. From then on its QR and its file say so. */
export async function revoke(ctx: Context, { commandId, documentId, reason }: Revoke) {
  return once(ctx, 'documents.revoke', commandId, async (tx) => {
    await takeBack(tx, ctx, { documentId, reason })
    return { documentId, state: 'revoked' as const }
  })
}

/** The same inside another command, whose decision takes the paper back. */
export async function takeBack(
  tx: Db,
  ctx: Context,
  { documentId, reason }: Omit<Revoke, 'commandId'>,
): Promise<void> {
  const found = await tx
    .selectFrom('document')
    .select(['kind', 'number', 'year', 'state'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', documentId)
    .where('office_code', '=', ctx.actor.officeCode)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('documents.not_found')
  if (found.state !== 'final') throw new Refusal('documents.revoked_already')
  await tx
    .updateTable('document')
    .set({ state: 'revoked', revoked_at: ctx.now(), closed_by: ctx.actor.id, reason })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', documentId)
    .execute()
  await emit(tx, ctx, documentRevoked, {
    subjectId: documentId,
    officeCode: ctx.actor.officeCode,
    occurredAt: ctx.now(),
    facts: { kind: found.kind, number: found.number, year: found.year },
  })
}
