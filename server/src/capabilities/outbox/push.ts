import type { Db } from '../../kernel/db.ts'
import type { Letter } from './letter.ts'

export interface Browser {
  readonly id: string
  /** The subscription, as JSON. */
  readonly subscription: string
}

/** The browsers that asked to be told about this record. */
export async function browsersOf(
  db: Db,
  region: string,
  { subject, subjectId, key }: Pick<Letter, 'subject' | 'subjectId' | 'key'>,
): Promise<readonly Browser[]> {
  const rows = await db
    .selectFrom('message_push')
    .select(['id', 'endpoint'])
    .where('region_code', '=', region)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, endpoint }) => ({
    id,
    subscription: key.decrypt(`browser ${id}`, endpoint).toString(),
  }))
}

export async function forgetBrowser(db: Db, region: string, { id }: Pick<Browser, 'id'>): Promise<void> {
  await db.deleteFrom('message_push').where('region_code', '=', region).where('id', '=', id).execute()
}
