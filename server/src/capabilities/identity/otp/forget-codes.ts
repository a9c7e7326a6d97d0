import type { Db } from '../../../kernel/db.ts'

/** Removes every code that was ever sent for this purpose, with the keyed hash of the phone it went to. */
export async function forgetCodes(tx: Db, region: string, purpose: string): Promise<void> {
  await tx
    .deleteFrom('one_time_code')
    .where('region_code', '=', region)
    .where('purpose', '=', purpose)
    .execute()
}
