import enCommunities from './en/communities.json' with { type: 'json' }
import enDashboards from './en/dashboards.json' with { type: 'json' }
import enDecrees from './en/decrees.json' with { type: 'json' }
import enEvaluation from './en/evaluation.json' with { type: 'json' }
import enImplementation from './en/implementation.json' with { type: 'json' }
import enInstruments from './en/instruments.json' with { type: 'json' }
import enPlan from './en/plan.json' with { type: 'json' }
import enQuickWin from './en/quickwin.json' with { type: 'json' }
import enRegistry from './en/registry.json' with { type: 'json' }
import enSurvey from './en/survey.json' with { type: 'json' }
import idCommunities from './id/communities.json' with { type: 'json' }
import idDashboards from './id/dashboards.json' with { type: 'json' }
import idDecrees from './id/decrees.json' with { type: 'json' }
import idEvaluation from './id/evaluation.json' with { type: 'json' }
import idImplementation from './id/implementation.json' with { type: 'json' }
import idInstruments from './id/instruments.json' with { type: 'json' }
import idPlan from './id/plan.json' with { type: 'json' }
import idQuickWin from './id/quickwin.json' with { type: 'json' }
import idRegistry from './id/registry.json' with { type: 'json' }
import idSurvey from './id/survey.json' with { type: 'json' }
import './cohort-words.ts'
import './field-words.ts'
import { WORDS } from './words.ts'

// The desk of a village does not download them: they come with the movement's pages.
const id = {
  ...idQuickWin,
  ...idCommunities,
  ...idDashboards,
  ...idDecrees,
  ...idEvaluation,
  ...idImplementation,
  ...idInstruments,
  ...idPlan,
  ...idRegistry,
  ...idSurvey,
}
const en: Record<keyof typeof id, string> = {
  ...enQuickWin,
  ...enCommunities,
  ...enDashboards,
  ...enDecrees,
  ...enEvaluation,
  ...enImplementation,
  ...enInstruments,
  ...enPlan,
  ...enRegistry,
  ...enSurvey,
}

Object.assign(WORDS.id, id)
Object.assign(WORDS.en, en)
