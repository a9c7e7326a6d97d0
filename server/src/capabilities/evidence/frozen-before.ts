import { unzipSync } from 'fflate'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { cellsIn } from './figures-csv.ts'
import { type Count, type Earlier, nameOf } from './suppression.ts'

interface Which {
  readonly indicator: string
  readonly year: number
}

interface FrozenBefore {
  readonly ids: readonly string[]
  readonly earlier: Earlier
}

/** Everything that earlier freezes of an indicator and year told of its cells. */
export async function frozenBefore({ region }: Context, { indicator, year }: Which): Promise<FrozenBefore> {
  const rows = await region.db
    .selectFrom('evidence')
    .select(['id', 'archive'])
    .where('region_code', '=', region.code)
    .where('indicator', '=', indicator)
    .where('year', '=', year)
    .orderBy('frozen_at')
    .orderBy('id')
    .execute()
  const earlier = new Map<string, Count[]>()
  for (const { archive } of rows)
    for (const { told, ...cell } of figuresIn(archive))
      if (told) earlier.set(nameOf(cell), [...(earlier.get(nameOf(cell)) ?? []), told])
  return { ids: rows.map(({ id }) => id), earlier }
}

/** Whether somebody froze the same since; and from here on they wait for us. */
export async function isFrozenSince(
  tx: Db,
  { region }: Context,
  { indicator, year }: Which,
  { ids }: FrozenBefore,
): Promise<boolean> {
  await oneAtATime(tx, region.code, 'evidence', indicator, String(year))
  const now = await tx
    .selectFrom('evidence')
    .select('id')
    .where('region_code', '=', region.code)
    .where('indicator', '=', indicator)
    .where('year', '=', year)
    .execute()
  return now.some(({ id }) => !ids.includes(id))
}

/** What the newest freeze of an indicator tells: of the year named, or of the newest year that was frozen. */
export async function newestFrozen(
  { region }: Pick<Context, 'region'>,
  indicator: string,
  year: number | undefined,
) {
  const row = await region.db
    .selectFrom('evidence')
    .select(['archive', 'up_to_seq'])
    .where('region_code', '=', region.code)
    .where('indicator', '=', indicator)
    .where('withdrawn_at', 'is', null)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('frozen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { upToSeq: Number(row.up_to_seq), cells: figuresIn(row.archive) }
}

function figuresIn(archive: Buffer) {
  const files = unzipSync(new Uint8Array(archive), { filter: ({ name }) => name === 'figures.csv' })
  return cellsIn(Buffer.from(files['figures.csv'] ?? []).toString())
}
