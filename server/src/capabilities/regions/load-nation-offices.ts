import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { nation } from './organisations.ts'

/**
 * Makes the offices of the centre: those of reference/nations with their dated names, and one for each province. May be
 * repeated; an office is called today what its last name says. Returns how many offices there are.
 */
export function loadNationOffices(region: RegionDb): Promise<number> {
  const { code, offices } = nation()
  return region.db.transaction().execute(async (tx) => {
    for (const { code: office, kind, parent, names } of offices) {
      const today = names.at(-1)
      if (!today) continue
      const called = { name: today.name, short_name: today.shortName, source: today.source }
      await tx
        .insertInto('office')
        .values({
          ...{ region_code: region.code, code: office, ...called, kind, function: null },
          ...{ area_code: code, parent_code: parent },
        })
        .onConflict((oc) => oc.columns(['region_code', 'code']).doUpdateSet(called))
        .execute()
      for (const { name, shortName, from, to, source, note } of names) {
        const told = { valid_to: to ?? null, name, short_name: shortName, source, note: note ?? null }
        await tx
          .insertInto('office_name')
          .values({ region_code: region.code, office_code: office, valid_from: from, ...told })
          .onConflict((oc) => oc.columns(['region_code', 'office_code', 'valid_from']).doUpdateSet(told))
          .execute()
      }
    }
    await addProvinces(tx, region.code)
    const { count } = await tx
      .selectFrom('office')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('region_code', '=', region.code)
      .executeTakeFirstOrThrow()
    return Number(count)
  })
}

async function addProvinces(tx: Db, region: string): Promise<void> {
  await sql`
    insert into office (region_code, code, name, short_name, kind, area_code, source)
    select ${region}, code, 'Pemerintah Provinsi ' || name, name, 'province', code, 'npm idn-area-data'
    from area where level = 'province' and current
    on conflict do nothing`.execute(tx)
}
