import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The agreement, locked until the transaction ends. */
export async function lockedAgreement(tx: Db, { region }: Context, id: string) {
  const row = await tx
    .selectFrom('movement_agreement')
    .select(['id', 'member_code', 'state', 'months', 'signed_on', 'follows', 'file_sha256'])
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('movement.no_such_agreement')
  return row
}
