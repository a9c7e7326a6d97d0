import enLetters from './en/letters.json' with { type: 'json' }
import idLetters from './id/letters.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the page of a village's letters: the desk opens without them.
const en: Record<keyof typeof idLetters, string> = enLetters

Object.assign(WORDS.id, idLetters)
Object.assign(WORDS.en, en)
