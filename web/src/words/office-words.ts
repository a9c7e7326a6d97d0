import enDispositions from './en/dispositions.json' with { type: 'json' }
import enMessages from './en/messages.json' with { type: 'json' }
import enNodes from './en/nodes.json' with { type: 'json' }
import enTables from './en/tables.json' with { type: 'json' }
import idDispositions from './id/dispositions.json' with { type: 'json' }
import idMessages from './id/messages.json' with { type: 'json' }
import idNodes from './id/nodes.json' with { type: 'json' }
import idTables from './id/tables.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the office's pages: neither the portal nor the desk of a village downloads them.
const id = { ...idMessages, ...idDispositions, ...idTables, ...idNodes }
const en: Record<keyof typeof id, string> = { ...enMessages, ...enDispositions, ...enTables, ...enNodes }

Object.assign(WORDS.id, id)
Object.assign(WORDS.en, en)
