import enSatisfaction from './en/satisfaction.json' with { type: 'json' }
import idSatisfaction from './id/satisfaction.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the pages on which a finished service is rated: the desk opens without them.
const en: Record<keyof typeof idSatisfaction, string> = enSatisfaction

Object.assign(WORDS.id, idSatisfaction)
Object.assign(WORDS.en, en)
