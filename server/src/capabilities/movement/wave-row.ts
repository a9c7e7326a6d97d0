import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The wave, locked until the transaction ends: of two commands about one region the second sees what the first did. */
export async function lockedWave(tx: Db, region: string, waveId: string) {
  const wave = await tx
    .selectFrom('movement_wave')
    .select(['id', 'year', 'opened_on', 'selection'])
    .where('region_code', '=', region)
    .where('id', '=', waveId)
    .forUpdate()
    .executeTakeFirst()
  if (!wave) throw new Refusal('movement.no_such_wave')
  return wave
}

/** Those of the codes that are a regency or city today. */
export async function knownMembers(tx: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('area')
    .select('code')
    .where('level', '=', 'regency')
    .where('current', '=', true)
    .where('code', 'in', codes)
    .execute()
  return new Set(rows.map(({ code }) => code))
}
