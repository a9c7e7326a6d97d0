import enVisits from './en/visits.json' with { type: 'json' }
import idVisits from './id/visits.json' with { type: 'json' }
import { WORDS } from './words.ts'

// Said at the kiosk of a hospital, at its counters and on the page of a visit.
const en: Record<keyof typeof idVisits, string> = enVisits

Object.assign(WORDS.id, idVisits)
Object.assign(WORDS.en, en)
