import { Office } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'

const COLUMNS = [
  'code',
  'name',
  'short_name as shortName',
  'kind',
  'function',
  'area_code as area',
  'parent_code as parent',
] as const

interface Wanted {
  readonly under?: string | undefined
  readonly kind?: string | undefined
  readonly function?: string | undefined
  readonly closed?: boolean
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of the region's offices in the order of their codes. */
export function offices({ region }: Context, wanted: Wanted) {
  return officesOf(region, wanted)
}

/** The same for whoever has no request: the first start, the command line. */
export async function officesOf(region: RegionDb, wanted: Wanted) {
  const { under, kind, after, limit } = wanted
  let query = (wanted.closed ? allOffices(region) : activeOffices(region)).limit(limit + 1)
  if (under) query = query.where('code', '=', sql<string>`any (${await officesUnder(region, under)}::text[])`)
  if (kind) query = query.where('kind', '=', kind)
  if (wanted.function) query = query.where('function', '=', wanted.function)
  if (after) query = query.where('code', '>', after)
  const found = (await query.execute()).map((row) => Office.parse(row))
  const page = found.slice(0, limit)
  return { offices: page, next: found.length > limit ? (page.at(-1)?.code ?? null) : null }
}

/** The codes of an office and of all below it; none for an office that is not there. */
export async function officesUnder(region: RegionDb, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive below as (
      select code from office where region_code = ${region.code} and code = ${code}
      union all
      select office.code from office join below on office.parent_code = below.code
      where office.region_code = ${region.code}
    )
    select code from below`.execute(region.db)
  return rows.map((row) => row.code)
}

export async function officeByCode(region: RegionDb, code: string): Promise<Office | undefined> {
  const found = await activeOffices(region).where('code', '=', code).executeTakeFirst()
  return found && Office.parse(found)
}

/** Is this a village or a district of the region? */
export async function isPlace({ region }: { readonly region: RegionDb }, area: string): Promise<boolean> {
  return ['village', 'district'].includes((await officeByCode(region, area))?.kind ?? '')
}

/** The one office of the region that has a function; the first by code where there are several. */
export async function officeWithFunction(region: RegionDb, wanted: string): Promise<Office | undefined> {
  const found = await activeOffices(region).where('function', '=', wanted).limit(1).executeTakeFirst()
  return found && Office.parse(found)
}

function activeOffices(region: RegionDb) {
  return allOffices(region).where('active', '=', true)
}

function allOffices(region: RegionDb) {
  return region.db.selectFrom('office').select(COLUMNS).where('region_code', '=', region.code).orderBy('code')
}

/** The names of offices, also of those that are no more, by code. */
export async function namesOfOffices(
  region: RegionDb,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!codes.length) return new Map()
  const rows = await region.db
    .selectFrom('office')
    .select(['code', 'name'])
    .where('region_code', '=', region.code)
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Every office of the region by its code, those that are closed too, in one query. */
export async function everyOffice(
  region: RegionDb,
): Promise<ReadonlyMap<string, { readonly name: string; readonly active: boolean }>> {
  const rows = await allOffices(region).select('active').execute()
  return new Map(rows.map(({ code, name, active }) => [code, { name, active }]))
}
