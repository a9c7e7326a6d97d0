import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import pg from 'pg'

const SET = 'areas'
const BATCH = 10_000

interface Scope {
  /** Below the regencies and cities only these areas and what lies below them, for tests; otherwise all of Indonesia. */
  readonly within?: readonly string[]
}

/**
 * Fills the area table from the npm package idn-area-data, which follows the latest decree; about 91,000 rows in
 * a few seconds. Does nothing when this edition is there already. Returns how many areas were written.
 */
export async function loadAreas(ownerUrl: string, { within = [] }: Scope = {}): Promise<number> {
  const edition = [packageVersion(), ...within].join(' ')
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const present = await owner.query('select edition from reference_set where name = $1', [SET])
    if (present.rows[0]?.edition === edition) return 0
    const areas = (await allAreas()).filter(({ code }) => isWanted(code, within))
    await owner.query('begin')
    await owner.query('update area set current = false where current')
    for (let at = 0; at < areas.length; at += BATCH) await write(owner, areas.slice(at, at + BATCH))
    await owner.query(
      `insert into reference_set (name, edition, source) values ($1, $2, $3)
       on conflict (name) do update set edition = excluded.edition, source = excluded.source, loaded_at = excluded.loaded_at`,
      [SET, edition, 'npm idn-area-data (ODbL 1.0)'],
    )
    await owner.query('commit')
    return areas.length
  } finally {
    await owner.end()
  }
}

interface AreaRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly kind: string | null
  readonly parent: string | null
}

async function allAreas(): Promise<AreaRow[]> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ])
  return [
    ...provinces.map(({ code, name }) => ({ code, name, level: 'province', kind: null, parent: null })),
    ...regencies.map(({ code, name, province_code }) => {
      const kind = name.startsWith('Kota ') ? 'kota' : 'kabupaten'
      return { code, name, level: 'regency', kind, parent: province_code }
    }),
    ...districts.map(({ code, name, regency_code }) => {
      return { code, name, level: 'district', kind: null, parent: regency_code }
    }),
    ...villages.map(({ code, name, district_code }) => {
      return { code, name, level: 'village', kind: villageKind(code), parent: district_code }
    }),
  ]
}

// The first digit of the last part tells: 1 for the urban kind, 2 (and 3 for villages by custom) for the rural one.
function villageKind(code: string): string {
  return code.split('.')[3]?.startsWith('1') ? 'kelurahan' : 'desa'
}

// Every parent is there: 38 provinces and 514 regencies and cities are few.
function isWanted(code: string, within: readonly string[]): boolean {
  if (!within.length || code.split('.').length <= 2) return true
  return within.some((above) => `${code}.`.startsWith(`${above}.`))
}

async function write(owner: pg.Client, areas: readonly AreaRow[]): Promise<void> {
  const column = (key: keyof AreaRow) => areas.map((area) => area[key])
  await owner.query(
    `insert into area (code, name, level, kind, parent_code)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (code) do update
     set name = excluded.name, level = excluded.level, kind = excluded.kind, parent_code = excluded.parent_code,
         current = true`,
    [column('code'), column('name'), column('level'), column('kind'), column('parent')],
  )
}

// Its package.json is not among its exports, so it is read from beside its entry.
function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('idn-area-data')
  const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8'))
  return `idn-area-data ${version}`
}
