import type { Db } from '../../kernel/db.ts'
import { FORGOTTEN } from './command-row.ts'

/** The person of a request is erased: what was sent about it and not carried out says nothing any more, and nobody decides on it. */
export async function forgetCommandsOf(tx: Db, region: string, caseId: string): Promise<void> {
  await tx
    .updateTable('node_command')
    .set({ ...FORGOTTEN, state: 'dropped', is_told: false })
    .where('region_code', '=', region)
    .where('subject_id', '=', caseId)
    .where('state', 'in', ['made', 'refused', 'waiting'])
    .execute()
}
