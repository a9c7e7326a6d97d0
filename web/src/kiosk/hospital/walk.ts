import type { KINDS } from '@guyub/contract/visits'

export const PERSON_KEYS = ['name', 'sex', 'birthDate', 'nik', 'phone', 'address'] as const
export type PersonKey = (typeof PERSON_KEYS)[number]

/** What somebody has said at the kiosk so far. It lies in the page, and nowhere else until they are registered or ask for help. */
export interface SoFar {
  /** Of the command that ends the walk: sent twice, it happens once. */
  readonly command: string
  readonly isLarge: boolean
  /** What was answered, in its order, for the way back. */
  readonly done: readonly Key[]
  readonly way?: 'known' | 'new' | 'booked'
  readonly by?: 'record' | 'insurance' | 'nik'
  readonly value?: string
  readonly birthDate?: string
  /** Told by the hospital, when it knows them. */
  readonly patient?: {
    readonly id: string
    readonly name: string
    readonly birthYear: string
    readonly isInsured: boolean
    /** Booked for today, and not arrived. */
    readonly booked?: { readonly code: string; readonly clinic: string; readonly doctor: string }
  }
  readonly isThem?: 'yes'
  readonly code?: string
  readonly person?: Partial<Record<PersonKey, string>>
  readonly payer?: string
  readonly kind?: (typeof KINDS)[number]
  readonly reference?: string
  readonly clinic?: string
  readonly sessionId?: string
  /** Why they come before others, if they say so. */
  readonly ground?: string
}

type Key =
  | 'way'
  | 'by'
  | 'value'
  | 'birthDate'
  | 'isThem'
  | 'code'
  | 'payer'
  | 'kind'
  | 'reference'
  | 'clinic'
  | 'sessionId'
  | PersonKey

export type Step =
  | 'start'
  | 'code'
  | 'by'
  | 'value'
  | 'birthDate'
  | 'isThem'
  | { readonly person: PersonKey }
  | 'payer'
  | 'kind'
  | 'reference'
  | 'clinic'
  | 'session'
  | 'confirm'

interface Payers {
  readonly key: string
  readonly needsReference: boolean
}

/** The one question that comes next. */
export function stepOf(soFar: SoFar, payers: readonly Payers[]): Step {
  const { way, by, value, patient, person = {} } = soFar
  if (way === undefined) return 'start'
  if (way === 'booked') return 'code'
  if (way === 'known') {
    if (by === undefined) return 'by'
    if (value === undefined) return 'value'
    if (by === 'nik' && soFar.birthDate === undefined) return 'birthDate'
    if (!patient) return 'value'
    if (soFar.isThem === undefined) return 'isThem'
  } else {
    const missing = PERSON_KEYS.find((key) => person[key] === undefined)
    if (missing) return { person: missing }
  }
  const payer = payers.find(({ key }) => key === soFar.payer)
  if (!payer) return 'payer'
  if (payer.needsReference && soFar.kind === undefined) return 'kind'
  if (payer.needsReference && soFar.reference === undefined) return 'reference'
  if (soFar.clinic === undefined) return 'clinic'
  return soFar.sessionId === undefined ? 'session' : 'confirm'
}

/** The same with one more answer. */
export function answeredWith(soFar: SoFar, key: Key, value: string): SoFar {
  const done = [...soFar.done.filter((each) => each !== key), key]
  if ((PERSON_KEYS as readonly string[]).includes(key) && soFar.way === 'new')
    return { ...soFar, done, person: { ...soFar.person, [key]: value } }
  return { ...soFar, done, [key]: key === 'kind' ? Number(value) : value }
}

/** One question back; what was answered to it is asked again. */
export function oneBack(soFar: SoFar): SoFar {
  const last = soFar.done.at(-1)
  if (last === undefined) return soFar
  const done = soFar.done.slice(0, -1)
  const { [last as 'code']: _, person = {}, patient, ...rest } = soFar
  const { [last as PersonKey]: __, ...left } = person
  // Who they are is asked anew as soon as they change what they said of it.
  const isStill = last !== 'value' && last !== 'birthDate' && last !== 'by' && last !== 'way'
  return {
    ...rest,
    done,
    ...(Object.keys(left).length && { person: left }),
    ...(isStill && patient && { patient }),
  }
}

/** What goes to the help desk: everything that was typed, in the words of the contract. */
export function typedIn({
  by,
  value,
  birthDate,
  code,
  person,
  payer,
  kind,
  reference,
  clinic,
  sessionId,
}: SoFar) {
  const known = code
    ? { by: 'code', value: code }
    : value && { by: by ?? '', value, ...(birthDate && { birthDate }) }
  return {
    ...(known && { known }),
    ...(person && { newPatient: person as Record<string, string> }),
    ...(payer && { payer }),
    ...(kind && { kind }),
    ...(reference && { reference }),
    ...(clinic && { clinic }),
    ...(sessionId && { sessionId }),
  }
}

/** Where a walk stands, as help is told. */
export function helpStepOf(step: Step) {
  if (typeof step === 'object') return 'new-patient' as const
  if (step === 'kind' || step === 'reference') return 'payer' as const
  if (['code', 'by', 'value', 'birthDate', 'isThem'].includes(step)) return 'identify' as const
  return step as 'start' | 'payer' | 'clinic' | 'session' | 'confirm'
}
