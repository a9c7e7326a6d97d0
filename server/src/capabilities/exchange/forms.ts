import type { ParcelBody } from '@guyub/contract/exchange'
import { nationOf } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { releasedVersions } from '../instruments/index.ts'

/** The survey forms that the ministry released and that this region was not told of, the oldest first. */
export async function newForms({ region }: Context, pool: Pool): Promise<ParcelBody[]> {
  const [released, { rows: told }] = await Promise.all([
    releasedVersions(pool.region(nationOf(region.code)), 'survey'),
    sql<{ id: string }>`
      select text::jsonb -> 'body' ->> 'id' as id from exchange_parcel
      where region_code = ${region.code} and kind = 'form'`.execute(region.db),
  ])
  const known = new Set(told.map(({ id }) => id))
  return released
    .filter(({ id }) => !known.has(id))
    .reverse()
    .map(({ content, ...version }) => ({ kind: 'form', ...version, form: content }))
}
