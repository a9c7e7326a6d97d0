import { isNation, type Organisation } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { mirrorOf } from './declare-mirror.ts'
import { loadNationOffices } from './load-nation-offices.ts'
import { organisationOf } from './organisations.ts'

const FROM_AREAS = 'npm idn-area-data'

/**
 * Makes the offices of a region: its government, the agencies of its file in reference/regions, and one for each
 * district and village; of the nation the ministry's and one for each province. May be repeated: what a person has
 * renamed or closed since stays as it is. Returns how many offices the region has.
 */
export async function loadOffices(region: RegionDb): Promise<number> {
  if (isNation(region.code)) return loadNationOffices(region)
  const told = organisationOf(region.code)
  // A region whose own installation is elsewhere has its government and its villages here, and no agencies.
  const mirror = told ? undefined : await mirrorOf(region)
  const organisation = told ?? (mirror && { name: mirror.name, agencies: [] })
  const area = mirror?.area ?? told?.official.find(({ to }) => !to)?.code
  if (!organisation || !area) throw new Error(`reference/regions says nothing of region ${region.code}`)
  return region.db.transaction().execute(async (tx) => {
    await addGovernment(tx, region.code, organisation, area)
    await addAreas(tx, region.code, area)
    const { count } = await tx
      .selectFrom('office')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('region_code', '=', region.code)
      .executeTakeFirstOrThrow()
    return Number(count)
  })
}

async function addGovernment(
  tx: Db,
  region: string,
  { name, agencies }: Pick<Organisation, 'name' | 'agencies'>,
  area: string,
) {
  const government = {
    region_code: region,
    code: area,
    name: `Pemerintah ${name}`,
    short_name: name,
    kind: 'regency',
    function: 'government',
    area_code: area,
    source: FROM_AREAS,
  }
  await tx
    .insertInto('office')
    .values(government)
    .onConflict((oc) => oc.doNothing())
    .execute()
  if (!agencies.length) return
  await tx
    .insertInto('office')
    .values(
      agencies.map((agency) => ({
        region_code: region,
        code: agency.code,
        name: agency.name,
        short_name: agency.shortName,
        kind: 'agency',
        function: agency.function,
        area_code: area,
        parent_code: area,
        source: agency.source,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
}

// Districts before villages, whose parents they are.
async function addAreas(tx: Db, region: string, regency: string): Promise<void> {
  for (const level of ['district', 'village']) {
    await sql`
      insert into office (region_code, code, name, short_name, kind, area_code, parent_code, source)
      select ${region}, code, initcap(coalesce(kind, 'kecamatan')) || ' ' || name, name, level, code, parent_code, ${FROM_AREAS}
      from area
      where level = ${level} and current and code like ${`${regency}.%`}
      on conflict do nothing`.execute(tx)
  }
}
