import type { NewPatient, Patient } from '@guyub/contract/visits'

/** A clinic as the hospital's own system calls it. */
export interface SystemClinic {
  readonly code: string
  readonly title: string
  readonly letter: string
  readonly minutesEach: number
  readonly insuranceCode?: string | undefined
  readonly needsFingerprint: boolean
}

export interface SystemSession {
  readonly clinic: string
  readonly doctor: {
    readonly code: string
    readonly name: string
    readonly insuranceCode?: string | undefined
    readonly nationalId?: string | undefined
  }
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seats: { readonly insured: number; readonly other: number }
}

export interface EligibilityQuestion {
  readonly record: string
  readonly insurance: string
  readonly reference: string
  readonly kind: number
  readonly clinic: string
  readonly day: string
}

/** What the hospital's own system found at the insurance. Referral, fingerprint and the letter stay its business. */
export interface Eligibility {
  readonly isEligible: boolean
  /** The patient has not shown a finger today, and this clinic wants it. */
  readonly needsFingerprint: boolean
  /** Number of the letter of eligibility, where one was made. */
  readonly letter?: string | undefined
}

/** A visit as it is told to whoever keeps medical records. */
export interface ToldVisit {
  readonly code: string
  readonly record: string
  readonly clinic: string
  readonly doctor: string
  readonly startsAt: string
  readonly payer: string
  readonly kind: number
  readonly reference: string | null
  readonly letter: string | null
  readonly number: string
}

/**
 * The hospital's own system (SIMRS): the register of its patients, its timetable, and what it asks of the insurance. Every call may
 * throw `SystemSilent` or `SystemRefuses`. What creates something carries a key and may be repeated.
 */
export interface HospitalSystem {
  patient(by: 'record' | 'insurance' | 'nik', value: string): Promise<Patient | undefined>
  enrol(patient: NewPatient, key: string): Promise<{ readonly record: string }>
  clinics(): Promise<readonly SystemClinic[]>
  sessions(day: string): Promise<readonly SystemSession[]>
  eligibility(question: EligibilityQuestion): Promise<Eligibility>
  tellVisit(visit: ToldVisit, key: string): Promise<void>
  tellTask(code: string, task: number, at: Date, key: string): Promise<void>
  /** Planned surgery between two days, both included. */
  surgeries(from: string, to: string): Promise<readonly Surgery[]>
  surgeriesOf(insurance: string): Promise<readonly Surgery[]>
  /** Whether the medicine of a visit has to be made by hand; nothing where there is none. */
  prescription(code: string): Promise<'compounded' | 'ready' | undefined>
}

export interface Surgery {
  readonly code: string
  readonly day: string
  readonly kind: string
  readonly clinicCode: string
  readonly clinicTitle: string
  readonly isDone: boolean
  readonly insurance: string
}

/** The other end did not answer, or not in a way that can be understood. */
export class SystemSilent extends Error {
  override name = 'SystemSilent'
}

/** The other end says no, in its own words: what was asked is wrong, or how the two are connected. Asking again changes nothing. */
export class SystemRefuses extends Error {
  override name = 'SystemRefuses'
}
