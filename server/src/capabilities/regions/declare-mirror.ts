import { sql } from 'kysely'
import pg from 'pg'
import type { RegionDb } from '../../kernel/db.ts'
import { declare, regionCodeOf } from './load-regions.ts'
import { organisations } from './organisations.ts'

// Central and eastern time by province (Keppres 41/1987, with the provinces that were split off since); western elsewhere.
const CENTRAL = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']
const EASTERN = ['81', '82', '91', '92', '93', '94', '95', '96', '97']

function zoneOf(area: string): string {
  const province = area.slice(0, 2)
  if (EASTERN.includes(province)) return 'Asia/Jayapura'
  return CENTRAL.includes(province) ? 'Asia/Makassar' : 'Asia/Jakarta'
}

/**
 * Declares a region whose own installation is elsewhere, by its official code, so that its rounds can be assessed here. One that this
 * installation has already stays as it is. Answers its code here; nothing when no regency or city has that code.
 */
export async function declareMirror(ownerUrl: string, area: string): Promise<string | undefined> {
  const code = regionCodeOf(area)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select name from area where code = $1 and level = 'regency'`,
      [area],
    )
    const [found] = rows
    if (!found) return undefined
    const known = await owner.query('select from region where region_code = $1', [code])
    if (!known.rowCount && !organisations().some((each) => each.code === code)) {
      const official = [{ code: area, from: new Date().toISOString().slice(0, 10) }]
      await declare(owner, {
        ...{ code, name: found.name, official },
        zone: zoneOf(area),
        tier: 'region',
        kind: 'real',
      })
    }
    return code
  } finally {
    await owner.end()
  }
}

/** The name and the official code of a region that no file of ours tells of. */
export async function mirrorOf({ code, db }: RegionDb): Promise<{ name: string; area: string } | undefined> {
  const { rows } = await sql<{ name: string; area: string }>`
    select r.name, a.area_code as area from region r join region_area a on a.region_code = r.region_code and a.valid_to is null
    where r.region_code = ${code}`.execute(db)
  return rows[0]
}
