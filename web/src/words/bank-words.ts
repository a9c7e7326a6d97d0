import enBank from './en/bank.json' with { type: 'json' }
import enLedger from './en/ledger.json' with { type: 'json' }
import idBank from './id/bank.json' with { type: 'json' }
import idLedger from './id/ledger.json' with { type: 'json' }
import { WORDS } from './words.ts'

// Of the office's pages of a book; why something is refused is said in the words of the ledger.
const id = { ...idLedger, ...idBank }
const en: Record<keyof typeof id, string> = { ...enLedger, ...enBank }

Object.assign(WORDS.id, id)
Object.assign(WORDS.en, en)
