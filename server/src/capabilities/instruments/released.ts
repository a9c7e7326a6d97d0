import { CONTENT_OF, type ContentOf, type InstrumentKind, keyOfVersion } from '@guyub/contract/instruments'
import type { RegionDb } from '../../kernel/db.ts'

/** What the ministry released of a kind, the newest first, each under the key of its version: that is what is chosen, and told of later. */
export async function releasedInstruments<Kind extends InstrumentKind>(
  { code, db }: RegionDb,
  kind: Kind,
): Promise<ContentOf[Kind][]> {
  const rows = await db
    .selectFrom('instrument_version')
    .select(['key', 'version', 'content'])
    .where('region_code', '=', code)
    .where('kind', '=', kind)
    .where('released_at', 'is not', null)
    .orderBy('released_at', 'desc')
    .execute()
  return rows.map(({ key, version, content }) => ({
    ...(CONTENT_OF[kind].parse(content) as ContentOf[Kind]),
    key: keyOfVersion(key, version),
  }))
}
