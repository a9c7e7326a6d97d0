import enQueue from './en/queue.json' with { type: 'json' }
import idQueue from './id/queue.json' with { type: 'json' }
import { WORDS } from './words.ts'

// Said at kiosks, on displays, at counters and on the page of a ticket.
const en: Record<keyof typeof idQueue, string> = enQueue

Object.assign(WORDS.id, idQueue)
Object.assign(WORDS.en, en)
