import enBooking from './en/booking.json' with { type: 'json' }
import idBooking from './id/booking.json' with { type: 'json' }
import { WORDS } from './words.ts'

// They come with the pages of places: no other page says them.
const en: Record<keyof typeof idBooking, string> = enBooking

Object.assign(WORDS.id, idBooking)
Object.assign(WORDS.en, en)
