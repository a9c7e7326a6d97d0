import type { NewPatient } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { askSystem } from './ask-system.ts'
import type { HospitalAt } from './hospital.ts'
import { keepPatient } from './keep-patient.ts'
import type { VisitsNeeds } from './needs.ts'
import type { KnownPatient } from './patients.ts'

/** Somebody whom the hospital did not know gets a record: from its own system, which is told nothing twice, or by the numbers kept here. */
export async function newRecord(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  person: NewPatient,
): Promise<KnownPatient> {
  // Two who ask for the same person at once get one record: the key is of the person, and tells nobody who it is.
  const key = needs.vault.lookUp(ctx.region.code, `${its.code} ${person.nik}`).toString('hex')
  const record = its.lines.system
    ? (await askSystem(ctx, its, its.lines.system, (system) => system.enrol(person, key))).record
    : await ownRecord(ctx, its)
  const patient = { ...person, record }
  const id = await keepPatient(ctx, needs, { hospital: its.code, patient })
  return { id, ...patient }
}

// Six digits in turn, as hospitals write them. A number that was taken and not used is a gap, as in any register.
async function ownRecord({ region }: Context, { code }: HospitalAt): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    update visit_hospital set last_record = last_record + 1 where region_code = ${region.code} and hospital = ${code}
    returning last_record as last`.execute(region.db)
  if (!rows[0]) throw new Refusal('visits.no_such_session')
  return String(rows[0].last).padStart(6, '0')
}
