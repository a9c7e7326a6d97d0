import enCounter from './en/counter.json' with { type: 'json' }
import idCounter from './id/counter.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the page of a request: the desk opens without them.
const id = { ...idCounter }
const en: Record<keyof typeof id, string> = { ...enCounter }

Object.assign(WORDS.id, id)
Object.assign(WORDS.en, en)
