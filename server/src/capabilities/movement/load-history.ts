import { createHash } from 'node:crypto'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { storedDay } from './known-day.ts'
import { readAgreements, readHistory, WAVES } from './reference.ts'

/**
 * Gives the centre what sources tell: waves, what happened to regions that they name, published results. May be repeated: facts
 * follow the reference, and what people recorded stays. Says how many facts there are.
 */
export function loadHistory(region: RegionDb, now = new Date()): Promise<number> {
  const { steps, results } = readHistory()
  const agreements = readAgreements()
  const { code } = region
  return region.db.transaction().execute(async (tx) => {
    for (const wave of WAVES.waves) await addWave(tx, code, wave, now)
    for (const { member, wave, kind, on, source, note } of steps) {
      const { day, precision, sortDay } = storedDay(on)
      const told = { on_day: day, precision, sort_day: sortDay, source, note: note ?? null }
      await tx
        .insertInto('movement_step')
        .values({
          ...{ region_code: code, id: idOf(`step ${member} ${wave} ${kind}`), wave_id: idOf(`wave ${wave}`) },
          ...{ member_code: member, kind, ...told, recorded_at: now },
        })
        .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(told))
        .execute()
    }
    for (const { member, year, index, group, rank, groupSize, source } of results) {
      const told = {
        ...{ index_value: index, rank: rank ?? null, group_size: groupSize ?? null, source },
        ...{ group_name: group?.id ?? null, group_name_en: group?.en ?? null },
      }
      await tx
        .insertInto('movement_result')
        .values({ region_code: code, member_code: member, year, ...told })
        .onConflict((oc) => oc.columns(['region_code', 'member_code', 'year']).doUpdateSet(told))
        .execute()
    }
    for (const agreement of agreements) await addAgreement(tx, code, agreement, now)
    return WAVES.waves.length + steps.length + results.length + agreements.length
  })
}

async function addWave(tx: Db, region: string, wave: (typeof WAVES.waves)[number], now: Date): Promise<void> {
  const { year, selection, source } = wave
  const told = { selection, source }
  await tx
    .insertInto('movement_wave')
    .values({
      ...{ region_code: region, id: idOf(`wave ${year}`), year, name: `Gelombang ${year}` },
      ...{ opened_on: `${year}-01-01`, precision: 'year', ...told, recorded_at: now },
    })
    .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(told))
    .execute()
}

async function addAgreement(
  tx: Db,
  region: string,
  { member, on, centreNumber, source, remark }: ReturnType<typeof readAgreements>[number],
  now: Date,
): Promise<void> {
  const { day, precision } = storedDay(on)
  const told = { signed_on: day, precision, centre_number: centreNumber ?? null, source, remark }
  await tx
    .insertInto('movement_agreement')
    .values({
      ...{
        region_code: region,
        id: idOf(`agreement ${member}`),
        member_code: member,
        state: 'signed',
        subject: '',
      },
      ...{ ...told, recorded_at: now },
    })
    .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(told))
    .execute()
}

/** The same fact has the same id in every installation: a name-based UUID, version 8 (RFC 9562). */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`guyub movement ${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
