import { type MonthDay, MonthGrid } from './month-grid.tsx'

const WEEKDAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min']
const STATES: readonly Pick<MonthDay, 'word' | 'tone'>[] = [
  { word: 'kosong', tone: 'done' },
  { word: '5 dari 16 kosong', tone: 'running' },
  { word: 'penuh', tone: 'broken' },
  { word: 'tutup', tone: 'none' },
]
const days = Array.from({ length: 31 }, (_, nth): MonthDay => {
  const day = `2026-03-${String(nth + 1).padStart(2, '0')}`
  const { word, tone } = STATES[nth % STATES.length] ?? { word: '', tone: 'none' }
  const isClosed = word === 'tutup'
  return {
    ...{ day, word, tone, name: `${nth + 1} Maret 2026`, weekday: WEEKDAYS[(nth + 6) % 7] ?? '' },
    ...(!isClosed && { href: `?hari=${day}` }),
  }
})

export const examples = {
  'a month': <MonthGrid label="Maret 2026" weekdays={WEEKDAYS} days={days} today="2026-03-04" />,
}
