import enField from './en/field.json' with { type: 'json' }
import idField from './id/field.json' with { type: 'json' }
import { WORDS } from './words.ts'

// For the pages of the desk that go where there is no network; its shell does not carry them.
const en: Record<keyof typeof idField, string> = enField

Object.assign(WORDS.id, idField)
Object.assign(WORDS.en, en)
