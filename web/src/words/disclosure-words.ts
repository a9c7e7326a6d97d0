import enDisclosure from './en/disclosure.json' with { type: 'json' }
import idDisclosure from './id/disclosure.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the pages about public information and yearly reports.
const en: Record<keyof typeof idDisclosure, string> = enDisclosure

Object.assign(WORDS.id, idDisclosure)
Object.assign(WORDS.en, en)
