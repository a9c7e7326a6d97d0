import { readdirSync, readFileSync } from 'node:fs'
import { Nation, nationOf, Organisation } from '@guyub/contract/regions'

const FOLDER = new URL('../../../../reference/regions/', import.meta.url)

/** Every region that is written down in reference/regions. */
export function organisations(): Organisation[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => Organisation.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))))
}

/** The one that a region, real or rehearsal, is organised after. */
export function organisationOf(regionCode: string): Organisation | undefined {
  return organisations().find(({ code, rehearsal }) => code === regionCode || rehearsal.code === regionCode)
}

/** The centre, as reference/nations has it. */
export function nation(): Nation {
  const file = new URL(`../../../../reference/nations/${nationOf('')}.json`, import.meta.url)
  return Nation.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** What the ministry was called on a day, as the reference has it; the first name for a day before it. */
export function ministryOn(day: string): string {
  const names = nation().offices.find(({ kind }) => kind === 'ministry')?.names ?? []
  const then = names.findLast(({ from }) => from <= day) ?? names[0]
  return then?.name ?? ''
}
