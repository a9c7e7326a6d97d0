import type { KnownDay } from '@guyub/contract/movement'

/** A day as it is stored: its first possible day, how exactly it is known, and its last possible day, by which steps are put in order. */
export interface StoredDay {
  readonly day: string
  readonly precision: KnownDay['precision']
  readonly sortDay: string
}

/** From `2018`, `2018-03` or `2018-03-05`. */
export function storedDay(text: string): StoredDay {
  const [year = '', month, day] = text.split('-')
  if (!month) return { day: `${year}-01-01`, precision: 'year', sortDay: `${year}-12-31` }
  if (!day) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
    return { day: `${text}-01`, precision: 'month', sortDay: last }
  }
  return { day: text, precision: 'day', sortDay: text }
}
