import { CONTENT_OF, type ContentOf, type InstrumentKind, keyOfVersion } from '@guyub/contract/instruments'
import type { RegionDb } from '../../kernel/db.ts'

interface Released<Content> {
  readonly id: string
  readonly version: number
  readonly releasedAt: string
  readonly content: Content
}

/** What was released of a kind and stands in these rows, the newest first. */
export async function releasedVersions<Kind extends InstrumentKind>(
  { code, db }: RegionDb,
  kind: Kind,
): Promise<Released<ContentOf[Kind]>[]> {
  const rows = await db
    .selectFrom('instrument_version')
    .select(['id', 'version', 'content', 'released_at'])
    .where('region_code', '=', code)
    .where('kind', '=', kind)
    .where('released_at', 'is not', null)
    .orderBy('released_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.flatMap(({ id, version, content, released_at }) =>
    released_at
      ? [
          {
            ...{ id, version, releasedAt: released_at.toISOString() },
            content: CONTENT_OF[kind].parse(content) as ContentOf[Kind],
          },
        ]
      : [],
  )
}

/** The same, each under the key of its version: that is what is chosen, and told of later. */
export async function releasedInstruments<Kind extends InstrumentKind>(
  region: RegionDb,
  kind: Kind,
): Promise<ContentOf[Kind][]> {
  const versions = await releasedVersions(region, kind)
  return versions.map(({ content, version }) => ({ ...content, key: keyOfVersion(content.key, version) }))
}
