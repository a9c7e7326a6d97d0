import enChecker from './en/checker.json' with { type: 'json' }
import idChecker from './id/checker.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the pages that check a paper.
const en: Record<keyof typeof idChecker, string> = enChecker

Object.assign(WORDS.id, idChecker)
Object.assign(WORDS.en, en)
