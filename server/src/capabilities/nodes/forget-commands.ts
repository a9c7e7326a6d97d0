import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { FORGOTTEN } from './command-row.ts'

/** So long a node keeps what it brought: longer than a regency is behind that was restored from a backup. */
const KEPT_DAYS = 30

/** At the node: what was brought long ago says nothing any more. */
export async function forgetOldCommands({ region, now }: Context): Promise<void> {
  await region.db
    .updateTable('node_command')
    .set(FORGOTTEN)
    .where('region_code', '=', region.code)
    .where('state', '=', 'done')
    .where('content', 'is not', null)
    .where('made_at', '<', new Date(now().getTime() - KEPT_DAYS * 86_400_000))
    .execute()
}

/** The person of a request is erased: what was sent about it and not carried out says nothing any more, and nobody decides on it. */
export async function forgetCommandsOf(tx: Db, region: string, caseId: string): Promise<void> {
  await tx
    .updateTable('node_command')
    .set({ ...FORGOTTEN, state: 'dropped', is_told: false })
    .where('region_code', '=', region)
    .where('subject_id', '=', caseId)
    .where('state', 'in', ['made', 'refused', 'waiting'])
    .execute()
  await tx
    .updateTable('node_command')
    .set(FORGOTTEN)
    .where('region_code', '=', region)
    .where('subject_id', '=', caseId)
    .where('state', '=', 'done')
    .where('content', 'is not', null)
    .execute()
}
