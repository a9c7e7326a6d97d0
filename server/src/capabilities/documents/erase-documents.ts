import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/**
 * Destroys the keys of the papers that were issued for a subject; their files become noise. Number, state and hash stay,
 * so that the series has no gap and a printed copy can still be checked. What somebody wrote as a reason is taken out.
 */
export async function eraseDocumentsOf(tx: Db, region: string, subjectId: string): Promise<void> {
  await tx
    .updateTable('document')
    .set({ data_key: null, reason: sql`case when reason is null then null else '–' end` })
    .where('region_code', '=', region)
    .where('subject_id', '=', subjectId)
    .execute()
}
