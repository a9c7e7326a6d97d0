import { isDay, isNik } from '@guyub/contract/nik'
import {
  arrive,
  askHelp,
  InsuranceNumber,
  identify,
  type NewPatient,
  RecordNumber,
  Reference,
  register,
} from '@guyub/contract/visits'
import type { Call, Problem } from '../../kernel/call.ts'
import { helpStepOf, type SoFar, type Step, typedIn } from './walk.ts'

interface Here {
  readonly call: Call
  readonly hospital: string
  readonly today: string
}

/** Words of the kiosk for what was typed and cannot be; nothing when it can. */
export function wrongIn(step: Step, soFar: SoFar, answer: string, today: string): string | undefined {
  if (typeof step === 'object') {
    const { person } = step
    if (person === 'phone')
      return answer === '' || /^\+?[\d ()-]{8,24}$/.test(answer) ? undefined : 'visits.wrong_phone'
    if (person === 'nik') return isNik(answer) ? undefined : 'visits.wrong_nik'
    if (person === 'birthDate') return isDay(answer) && answer <= today ? undefined : 'visits.wrong_day'
    if (person === 'sex') return answer === 'male' || answer === 'female' ? undefined : 'visits.wrong_choice'
    return answer.length >= (person === 'name' ? 2 : 3) ? undefined : 'visits.wrong_empty'
  }
  if (step === 'value') {
    const { by } = soFar
    const isRight =
      by === 'nik'
        ? isNik(answer)
        : (by === 'insurance' ? InsuranceNumber : RecordNumber).safeParse(answer).success
    return isRight ? undefined : `visits.wrong_${by}`
  }
  if (step === 'birthDate') return isDay(answer) && answer <= today ? undefined : 'visits.wrong_day'
  if (step === 'reference') return Reference.safeParse(answer).success ? undefined : 'visits.wrong_reference'
  if (step === 'code') return answer.length >= 5 ? undefined : 'visits.wrong_code'
  return answer === '' ? 'visits.wrong_choice' : undefined
}

/** Who it is, when all that is asked of a known patient was said. */
export async function find({ call, hospital, today }: Here, soFar: SoFar): Promise<SoFar | Problem> {
  const { by, value = '', birthDate = '' } = soFar
  if (by === undefined) return soFar
  const known = by === 'nik' ? { by, value, birthDate } : { by, value }
  const reply = await call(identify, { hospital, known })
  if (!reply.ok) return reply.problem
  const { patientId: id, visits, name, birthYear, isInsured } = reply.answer
  const booked = visits.find(({ day, isArrived }) => day === today && !isArrived)
  return { ...soFar, patient: { id, name, birthYear, isInsured, ...(booked && { booked }) } }
}

/** The last step: registered, with a number. */
export async function enter({ call, hospital }: Here, soFar: SoFar) {
  const { command, patient, person, sessionId = '', payer = '', kind, reference, ground } = soFar
  const { phone, ...rest } = person ?? {}
  const who = patient
    ? { patientId: patient.id }
    : { newPatient: { ...(rest as Omit<NewPatient, 'phone'>), ...(phone && { phone }) } }
  return call(register, {
    ...{ hospital, commandId: command, ...who, sessionId, payer },
    ...(kind && { kind }),
    ...(reference && { reference }),
    ...(ground && { ground }),
  })
}

export function comeIn({ call, hospital }: Here, { command }: SoFar, code: string) {
  return call(arrive, { hospital, commandId: command, code })
}

/** A number of the help desk, which has all of it before the patient gets there. */
export function sendForHelp(
  { call, hospital }: Here,
  soFar: SoFar,
  step: Step,
  commandId: string,
  reason?: string,
) {
  const typed = typedIn(soFar)
  return call(askHelp, { hospital, commandId, step: helpStepOf(step), ...(reason && { reason }), typed })
}
