import { type Known, maskName, type Patient } from '@guyub/contract/visits'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { askSystem } from './ask-system.ts'
import { type HospitalAt, ownHospital } from './hospital.ts'
import { keepPatient } from './keep-patient.ts'
import type { VisitsNeeds } from './needs.ts'
import { findPatient, type KnownPatient, lookedAt, patientById } from './patients.ts'
import { openVisits, visitByCode } from './visit-row.ts'

interface Identify {
  readonly hospital: string
  readonly known: Known
}

/** Who stands there, by a number of theirs. Each look is kept. */
export async function identify(ctx: Context, needs: VisitsNeeds, { hospital, known }: Identify) {
  const its = await ownHospital(ctx, needs, hospital)
  const { patient, isFresh } = await found(ctx, needs, its, known)
  await lookedAt(ctx, { hospital, patientId: patient.id, what: 'identify' })
  return {
    patientId: patient.id,
    name: maskName(patient.name),
    birthYear: patient.birthDate.slice(0, 4),
    isInsured: patient.insurance !== undefined,
    visits: await openVisits(ctx, patient.id),
    isFresh,
  }
}

async function found(ctx: Context, needs: VisitsNeeds, its: HospitalAt, known: Known) {
  if (known.by === 'code') {
    const visit = await visitByCode(ctx.region.db, ctx, its.code, known.value)
    const patient = visit && (await patientById(ctx, needs, its.code, visit.patient_id))
    if (!patient) throw new Refusal('visits.no_such_patient')
    return { patient, isFresh: true }
  }
  const { patient, isFresh } = await lookUp(ctx, needs, its, known.by, known.value)
  const isThem = patient && (known.by !== 'nik' || patient.birthDate === known.birthDate)
  // While the hospital's own system is silent, a wrong birth date is told as an unknown number is.
  if (!isThem) throw new Refusal(isFresh ? 'visits.no_such_patient' : 'visits.system_silent')
  return { patient, isFresh }
}

/** The hospital's own system knows best; when it is silent, what it told before is believed. */
export async function lookUp(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  by: 'record' | 'insurance' | 'nik',
  value: string,
): Promise<{ readonly patient: KnownPatient | undefined; readonly isFresh: boolean }> {
  const { code: hospital, lines } = its
  const before = () => findPatient(ctx, needs, { hospital, by, value })
  if (!lines.system) return { patient: await before(), isFresh: true }
  let told: Patient | undefined
  try {
    told = await askSystem(ctx, its, lines.system, (system) => system.patient(by, value))
  } catch (error) {
    if (!isSilence(error)) throw error
    const patient = await before()
    if (!patient) throw error
    return { patient, isFresh: false }
  }
  if (!told) return { patient: undefined, isFresh: true }
  const id = await keepPatient(ctx, needs, { hospital, patient: told })
  return { patient: { ...told, id }, isFresh: true }
}

function isSilence(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'visits.system_silent'
}
