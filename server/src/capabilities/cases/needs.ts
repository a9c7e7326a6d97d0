import type { Files } from '../../kernel/files.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendars } from '../calendar/index.ts'
import type { DocumentsNeeds } from '../documents/index.ts'
import type { OneTimeCodes } from '../identity/index.ts'
import type { ForgetBeside } from './erase.ts'

/** What the operations on cases are given besides their context. */
export interface CasesNeeds {
  readonly services: InstalledServices
  readonly vault: Vault
  readonly files: Files
  readonly calendars: Calendars
  readonly documents: DocumentsNeeds
  /** Signs the short-lived keys of people who follow a request without an account. */
  readonly trackSecret: Buffer
  /** Undefined where the installation has no way to a phone. */
  readonly codes: OneTimeCodes | undefined
  /** Commands of village nodes about a case that a person has still to decide on. */
  readonly forgetBeside?: ForgetBeside
}

/** To change answers of a request. */
export type ChangeNeeds = Pick<CasesNeeds, 'services' | 'vault' | 'files' | 'calendars'>
