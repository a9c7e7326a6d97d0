import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNation } from '@guyub/contract/regions'
import { loadCalendar } from './capabilities/calendar/index.ts'
import { loadHistory } from './capabilities/movement/index.ts'
import { loadPlan } from './capabilities/plan/index.ts'
import { loadAreas, loadOffices, loadRegions } from './capabilities/regions/index.ts'
import type { Pool } from './kernel/db.ts'
import type { Sentence } from './kernel/failure.ts'
import { installServices } from './kernel/install-services.ts'
import { connected } from './kernel/migrate.ts'

const ROOT = join(import.meta.dirname, '../..')

interface House {
  /** May write reference tables. */
  readonly owner: string
  readonly pool: Pool
  readonly say: (sentence: Sentence) => void
  /** At a village node: its region alone, without plan and history, which nobody reads there. */
  readonly only?: string
}

/**
 * Installs the services of this version and loads the reference data that this version brings, unless this very edition is there: areas, regions, offices,
 * calendars, the history of the movement. Returns whether anything was loaded.
 */
export async function furnish({ owner, pool, say, only }: House): Promise<boolean> {
  await installServices(owner)
  const edition = editionOfReference() + (only ?? '')
  const client = await connected(owner)
  try {
    const { rows } = await client.query<{ reference: string }>('select reference from installation')
    if (rows[0]?.reference === edition) return false
    say({ id: 'Memuat wilayah Indonesia …', en: 'Loading the areas of Indonesia …' })
    // The registry asks for each regency; of the rest of the country a village needs no village.
    await loadAreas(owner, only ? { within: [dotted(only)] } : {})
    await loadRegions(owner, only)
    const regions = await client.query<{ region_code: string; name: string }>(
      'select region_code, name from region order by region_code',
    )
    for (const { region_code, name } of regions.rows) {
      say({
        id: `Menyiapkan kantor dan kalender ${name} …`,
        en: `Preparing offices and calendar of ${name} …`,
      })
      await loadOffices(pool.region(region_code))
      await loadCalendar(pool.region(region_code))
      if (!only) await loadPlan(pool.region(region_code))
      if (isNation(region_code)) await loadHistory(pool.region(region_code))
    }
    await client.query('update installation set reference = $1', [edition])
    return true
  } finally {
    await client.end()
  }
}

/** `3505L` → `35.05` */
function dotted(region: string): string {
  return `${region.slice(0, 2)}.${region.slice(2, 4)}`
}

// What is loaded comes from these files and from the packages of the lock file.
function editionOfReference(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const folder = join(ROOT, 'reference')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.json')) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}
