import enLedger from './en/ledger.json' with { type: 'json' }
import idLedger from './id/ledger.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the pages of a book: the desk opens without them.
const en: Record<keyof typeof idLedger, string> = enLedger

Object.assign(WORDS.id, idLedger)
Object.assign(WORDS.en, en)
