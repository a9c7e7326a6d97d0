import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { putLane } from '../queue/index.ts'
import type { HospitalAt } from './hospital.ts'
import type { SystemClinic } from './hospital-system.ts'
import type { VisitsNeeds } from './needs.ts'
import { openHospital } from './open-hospital.ts'

/** A clinic with its lane, in the place of what was known of it. */
export async function keepClinic(
  tx: Db,
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  clinic: SystemClinic,
): Promise<void> {
  const { code } = ctx.region
  const { place_id: placeId } = await openHospital(tx, ctx, needs, its)
  const { letter, title } = clinic
  const { laneId } = await putLane(tx, ctx, {
    ...{ id: newCommandId(), placeId, key: laneKeyOf(clinic.code), letter, title: { id: title, en: title } },
    ...{ selfService: false, isOpen: true },
  }).catch((error: unknown) => {
    const isTaken = error instanceof Refusal && error.code === 'queue.letter_taken'
    throw isTaken ? new Refusal('visits.letter_taken') : error
  })
  await sql`
    insert into visit_clinic (region_code, hospital, code, title, letter, minutes_each, insurance_code, needs_fingerprint, lane_id, told_at)
    values (${code}, ${its.code}, ${clinic.code}, ${title}, ${letter}, ${clinic.minutesEach}, ${clinic.insuranceCode ?? null},
      ${clinic.needsFingerprint}, ${laneId}, ${ctx.now()})
    on conflict (region_code, hospital, code) do update set title = excluded.title, letter = excluded.letter,
      minutes_each = excluded.minutes_each, insurance_code = excluded.insurance_code,
      needs_fingerprint = excluded.needs_fingerprint, told_at = excluded.told_at`
    .execute(tx)
    .catch((error) => {
      throw constraintOf(error) === 'visit_clinic_letter_once' ? new Refusal('visits.letter_taken') : error
    })
}

// A key of ours from the code of another system: small letters and digits, joined by hyphens.
function laneKeyOf(code: string): string {
  return `poli-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}
