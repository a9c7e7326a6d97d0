import { isSameMailbox } from '@guyub/contract/identity'
import type { Db } from '../../kernel/db.ts'

/** Whether somebody is none of the others, by account and by mailbox. */
export async function isAnother(tx: Db, id: string, others: readonly (string | null)[]): Promise<boolean> {
  if (others.includes(id)) return false
  const known = others.filter((other) => other !== null)
  const rows = await tx
    .selectFrom('auth.user')
    .select(['id', 'email'])
    .where('id', 'in', [id, ...known])
    .execute()
  const own = rows.find((row) => row.id === id)?.email
  return !rows.some((row) => row.id !== id && own !== undefined && isSameMailbox(own, row.email))
}
