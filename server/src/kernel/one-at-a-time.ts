import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Whoever names the same thing waits until this transaction has ended, and then sees what it wrote: for limits and for the first of its
 * kind, where there is no row yet that one could wait for. The name begins with the region.
 */
export async function oneAtATime(tx: Db, ...name: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name.join(' ')}, 0))`.execute(tx)
}
