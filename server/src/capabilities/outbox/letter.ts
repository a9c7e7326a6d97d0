import type { Language, Text } from '@guyub/contract/text'
import type { Db } from '../../kernel/db.ts'
import type { LoggedEvent } from '../../kernel/event.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'

/** What is to be said to somebody, before a way is chosen. */
export interface Letter {
  /** The record under whose key it is kept, and that it goes with. */
  readonly subject: 'case' | 'case-officer' | 'delegate' | 'booker' | 'saver'
  readonly subjectId: string
  readonly key: Unlocked
  /** The state that was reached, or what the letter is; and of which product. */
  readonly about: string
  readonly product: string | null
  readonly template: string
  /** The definition's words; a region may have its own. */
  readonly given: Text
  readonly values: Readonly<Record<string, string>>
  readonly language: Language
  /** The subject line of an e-mail. */
  readonly title: string
  readonly phone: string | null
  readonly email: string | null
  /** Who tells it where nothing else reaches; null when nobody does. */
  readonly officeCode: string | null
  /** A calendar file to go with an e-mail (RFC 5545). */
  readonly calendar?: string
}

export interface LetterNeeds {
  readonly reader: Db
  readonly services: InstalledServices
  readonly vault: Vault
  readonly origin: () => string
  readonly now: () => Date
}

export type LetterEvent = Pick<LoggedEvent, 'type' | 'facts' | 'subject_id' | 'region_code'>

/** Who is written to when something happens. */
export interface Correspondence {
  readonly types: readonly string[]
  /** Asked of each event as it passes: quick, and without a look into any record. */
  deserves(services: Pick<InstalledServices, 'of'>, event: LetterEvent): boolean
  /** Accounts of ours that are each told by a message of their own; without it an event is told to one person. */
  accounts?(needs: LetterNeeds, event: LetterEvent): Promise<readonly string[]>
  /** Nothing when nobody is to be told after all: erased meanwhile, or no words for it. */
  letter(needs: LetterNeeds, event: LetterEvent, account?: string): Promise<Letter | undefined>
}
