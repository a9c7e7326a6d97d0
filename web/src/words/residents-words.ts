import enResidents from './en/residents.json' with { type: 'json' }
import idResidents from './id/residents.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the page of a village's residents: the desk opens without them.
const en: Record<keyof typeof idResidents, string> = enResidents

Object.assign(WORDS.id, idResidents)
Object.assign(WORDS.en, en)
