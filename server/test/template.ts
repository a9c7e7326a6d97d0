import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serviceBodies } from '../src/kernel/definitions.ts'
import { digestOfMigrations } from '../src/kernel/migrate.ts'

const REFERENCE = ['regions', 'nations', 'calendars'].map(
  (name) => new URL(`../../reference/${name}/`, import.meta.url),
)

export const HOME = fileURLToPath(new URL('../../data/test', import.meta.url))
/** The whole of Indonesia is 18 MB, which every test's copy of the database would carry; the registry asks for each regency. */
export const TEST_AREAS = { within: ['35.05', '33.25'] }
/** Named after what it is made of, so that a change makes a new one. */
export const TEMPLATE = `test_template_${digestOfMigrations().slice(0, 16)}_${digestOfReference().slice(0, 16)}`

function digestOfReference(): string {
  const hash = createHash('sha256').update(JSON.stringify(TEST_AREAS))
  for (const { key, body } of serviceBodies()) hash.update(key).update(JSON.stringify(body))
  for (const folder of REFERENCE)
    for (const file of readdirSync(folder).sort())
      hash.update(file).update(readFileSync(new URL(file, folder)))
  return hash.digest('hex')
}
