import type { Pool } from './db.ts'

/** A rehearsal of a region stands beside it under the same code with an L: nothing in it is real. */
export function isRehearsal(code: string): boolean {
  return code.endsWith('L')
}

const BELIEVED_MS = 60_000
/** A code that is not known is asked for again at most this often, however many strangers try. */
const AT_MOST_EVERY_MS = 1000

interface Known {
  readonly codes: Promise<ReadonlySet<string>>
  readonly at: number
}

const known = new WeakMap<Pool, Known>()

/** Is there such a region in this installation? A made-up one costs no connection and leaves nothing in memory. */
export async function isRegion(pool: Pool, code: string): Promise<boolean> {
  if ((await codesOf(pool, BELIEVED_MS)).has(code)) return true
  return (await codesOf(pool, AT_MOST_EVERY_MS)).has(code)
}

function codesOf(pool: Pool, noOlderThan: number): Promise<ReadonlySet<string>> {
  const found = known.get(pool)
  if (found && performance.now() - found.at < noOlderThan) return found.codes
  const codes = ask(pool)
  known.set(pool, { codes, at: performance.now() })
  codes.catch(() => known.delete(pool))
  return codes
}

async function ask(pool: Pool): Promise<ReadonlySet<string>> {
  const rows = await pool.region('').db.selectFrom('region').select('region_code').execute()
  return new Set(rows.map((row) => row.region_code))
}
