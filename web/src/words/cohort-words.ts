import enCohort from './en/cohort.json' with { type: 'json' }
import idCohort from './id/cohort.json' with { type: 'json' }
import { WORDS } from './words.ts'

// For technical guidance, at the office and where attendance is taken; the desk's shell does not carry them.
const en: Record<keyof typeof idCohort, string> = enCohort

Object.assign(WORDS.id, idCohort)
Object.assign(WORDS.en, en)
