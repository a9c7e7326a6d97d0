import enLists from './en/lists.json' with { type: 'json' }
import idLists from './id/lists.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with pages to which lists are brought: the desk opens without them.
const en: Record<keyof typeof idLists, string> = enLists

Object.assign(WORDS.id, idLists)
Object.assign(WORDS.en, en)
