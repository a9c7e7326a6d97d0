import type { Language } from '@guyub/contract/text'
import enCases from './en/cases.json' with { type: 'json' }
import enCohort from './en/cohort.json' with { type: 'json' }
import enCommunities from './en/communities.json' with { type: 'json' }
import enDashboards from './en/dashboards.json' with { type: 'json' }
import enDecrees from './en/decrees.json' with { type: 'json' }
import enDesk from './en/desk.json' with { type: 'json' }
import enDevices from './en/devices.json' with { type: 'json' }
import enDocuments from './en/documents.json' with { type: 'json' }
import enEvaluation from './en/evaluation.json' with { type: 'json' }
import enIdentity from './en/identity.json' with { type: 'json' }
import enImplementation from './en/implementation.json' with { type: 'json' }
import enMovement from './en/movement.json' with { type: 'json' }
import enPlan from './en/plan.json' with { type: 'json' }
import enPortal from './en/portal.json' with { type: 'json' }
import enQuickWin from './en/quickwin.json' with { type: 'json' }
import enRegistry from './en/registry.json' with { type: 'json' }
import enShell from './en/shell.json' with { type: 'json' }
import enSurvey from './en/survey.json' with { type: 'json' }
import idCases from './id/cases.json' with { type: 'json' }
import idCohort from './id/cohort.json' with { type: 'json' }
import idCommunities from './id/communities.json' with { type: 'json' }
import idDashboards from './id/dashboards.json' with { type: 'json' }
import idDecrees from './id/decrees.json' with { type: 'json' }
import idDesk from './id/desk.json' with { type: 'json' }
import idDevices from './id/devices.json' with { type: 'json' }
import idDocuments from './id/documents.json' with { type: 'json' }
import idEvaluation from './id/evaluation.json' with { type: 'json' }
import idIdentity from './id/identity.json' with { type: 'json' }
import idImplementation from './id/implementation.json' with { type: 'json' }
import idMovement from './id/movement.json' with { type: 'json' }
import idPlan from './id/plan.json' with { type: 'json' }
import idPortal from './id/portal.json' with { type: 'json' }
import idQuickWin from './id/quickwin.json' with { type: 'json' }
import idRegistry from './id/registry.json' with { type: 'json' }
import idShell from './id/shell.json' with { type: 'json' }
import idSurvey from './id/survey.json' with { type: 'json' }

const id = {
  ...idShell,
  ...idPortal,
  ...idCases,
  ...idIdentity,
  ...idDesk,
  ...idDevices,
  ...idDocuments,
  ...idMovement,
  ...idPlan,
  ...idEvaluation,
  ...idDashboards,
  ...idDecrees,
  ...idCohort,
  ...idCommunities,
  ...idSurvey,
  ...idImplementation,
  ...idQuickWin,
  ...idRegistry,
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
  ...enPlan,
  ...enEvaluation,
  ...enDashboards,
  ...enDecrees,
  ...enCohort,
  ...enCommunities,
  ...enSurvey,
  ...enImplementation,
  ...enQuickWin,
  ...enRegistry,
}

export type WordKey = keyof typeof id

// English that lacks a word does not compile.
export const WORDS: Record<Language, Record<WordKey, string>> = { id, en }

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
