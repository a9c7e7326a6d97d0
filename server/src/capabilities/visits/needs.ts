import type { Office } from '@guyub/contract/regions'
import type { RegionDb } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { HospitalSystem, ToldVisit } from './hospital-system.ts'

/** What the insurance said to one report: taken, or why not, and whether to try again. */
export interface InsuranceSaid {
  readonly isTaken: boolean
  readonly said: string
  readonly isWorthTrying: boolean
}

/** A visit as the insurance wants to be told of it. */
export interface InsuranceVisit extends ToldVisit {
  readonly isInsured: boolean
  readonly isNew: boolean
  readonly insurance: string
  readonly nik: string
  readonly phone: string
  readonly day: string
  readonly endsAt: string
  readonly clinicCode: string
  readonly clinicTitle: string
  readonly doctorCode: string
  readonly doctorName: string
  readonly ordinal: number
  readonly estimate: Date
  readonly quota: {
    readonly insured: { readonly seats: number; readonly left: number }
    readonly other: { readonly seats: number; readonly left: number }
  }
}

/** The insurance's door for hospitals. */
export interface Insurance {
  add(visit: InsuranceVisit): Promise<InsuranceSaid>
  task(code: string, task: number, at: Date): Promise<InsuranceSaid>
  cancel(code: string, reason: string): Promise<InsuranceSaid>
}

/** What an installation was given for one hospital. */
export interface HospitalLines {
  readonly system?: HospitalSystem | undefined
  readonly insurance?: Insurance | undefined
  /** What the ministry's SATUSEHAT calls the hospital, where it was told. */
  readonly organization?: string | undefined
}

export interface VisitsNeeds {
  readonly services: Services
  readonly vault: Vault
  readonly lines: (region: string, hospital: string) => HospitalLines
  readonly officeByCode: (region: RegionDb, code: string) => Promise<Office | undefined>
}
