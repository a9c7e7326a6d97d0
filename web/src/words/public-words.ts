import enPublic from './en/public.json' with { type: 'json' }
import idPublic from './id/public.json' with { type: 'json' }
import { WORDS } from './words.ts'

// Said on pages of the portal only: the shell of the desk does not carry them.
const en: Record<keyof typeof idPublic, string> = enPublic

Object.assign(WORDS.id, idPublic)
Object.assign(WORDS.en, en)
