import type { Language } from '@guyub/contract/text'
import enCases from './en/cases.json' with { type: 'json' }
import enDesk from './en/desk.json' with { type: 'json' }
import enDevices from './en/devices.json' with { type: 'json' }
import enDocuments from './en/documents.json' with { type: 'json' }
import enIdentity from './en/identity.json' with { type: 'json' }
import enMovement from './en/movement.json' with { type: 'json' }
import enPortal from './en/portal.json' with { type: 'json' }
import enShell from './en/shell.json' with { type: 'json' }
import type idBank from './id/bank.json'
import type idBooking from './id/booking.json'
import idCases from './id/cases.json' with { type: 'json' }
import type idChecker from './id/checker.json'
import type idCohort from './id/cohort.json'
import type idCommunities from './id/communities.json'
import type idCounter from './id/counter.json'
import type idDashboards from './id/dashboards.json'
import type idDecrees from './id/decrees.json'
import idDesk from './id/desk.json' with { type: 'json' }
import idDevices from './id/devices.json' with { type: 'json' }
import type idDisclosure from './id/disclosure.json'
import type idDispositions from './id/dispositions.json'
import idDocuments from './id/documents.json' with { type: 'json' }
import type idEvaluation from './id/evaluation.json'
import type idField from './id/field.json'
import idIdentity from './id/identity.json' with { type: 'json' }
import type idImplementation from './id/implementation.json'
import type idInstruments from './id/instruments.json'
import type idLedger from './id/ledger.json'
import type idLetters from './id/letters.json'
import type idLists from './id/lists.json'
import type idMessages from './id/messages.json'
import idMovement from './id/movement.json' with { type: 'json' }
import type idNodes from './id/nodes.json'
import type idPlan from './id/plan.json'
import idPortal from './id/portal.json' with { type: 'json' }
import type idPublic from './id/public.json'
import type idQueue from './id/queue.json'
import type idQuickWin from './id/quickwin.json'
import type idRegistry from './id/registry.json'
import type idResidents from './id/residents.json'
import type idSatisfaction from './id/satisfaction.json'
import idShell from './id/shell.json' with { type: 'json' }
import type idSurvey from './id/survey.json'
import type idTables from './id/tables.json'
import type idVisits from './id/visits.json'

const id = {
  ...idShell,
  ...idPortal,
  ...idCases,
  ...idIdentity,
  ...idDesk,
  ...idDevices,
  ...idDocuments,
  ...idMovement,
}
const en = {
  ...enShell,
  ...enPortal,
  ...enCases,
  ...enIdentity,
  ...enDesk,
  ...enDevices,
  ...enDocuments,
  ...enMovement,
}

/** Words that only the movement's pages say: see movement-words.ts. */
type MovementWords = typeof idCohort &
  typeof idCommunities &
  typeof idDashboards &
  typeof idDecrees &
  typeof idEvaluation &
  typeof idField &
  typeof idImplementation &
  typeof idInstruments &
  typeof idPlan &
  typeof idQuickWin &
  typeof idRegistry &
  typeof idSurvey
/** Words that only the office's pages say: see office-words.ts. */
type OfficeWords = typeof idBank &
  typeof idMessages &
  typeof idDispositions &
  typeof idTables &
  typeof idNodes
/** Words that only pages of the portal say: see public-words.ts, and disclosure-words.ts and checker-words.ts, which office and desk share. */
type PublicWords = typeof idPublic & typeof idDisclosure & typeof idChecker
/** Words that only some pages of the desk, the office or the portal say: see booking-words.ts, counter-words.ts, ledger-words.ts, letters-words.ts, lists-words.ts, residents-words.ts and satisfaction-words.ts. */
type CounterWords = typeof idBooking &
  typeof idCounter &
  typeof idLedger &
  typeof idLetters &
  typeof idLists &
  typeof idResidents &
  typeof idSatisfaction
/** Words of queues: see queue-words.ts. */
type QueueWords = typeof idQueue
type VisitsWords = typeof idVisits
export type WordKey =
  | keyof typeof id
  | keyof MovementWords
  | keyof OfficeWords
  | keyof CounterWords
  | keyof PublicWords
  | keyof QueueWords
  | keyof VisitsWords

// English that lacks a word does not compile.
const words: Record<Language, Record<keyof typeof id, string>> = { id, en }
export const WORDS = words as Record<Language, Record<WordKey, string>>

/** `{name}` in the text stands for a value. */
export function say(
  language: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Words for a refusal or a warning; a code that has none is a fault of ours, and says so politely. */
export function sayCode(language: Language, code: string): string {
  const words: Readonly<Record<string, string>> = WORDS[language]
  return words[code] ?? words.internal ?? code
}
