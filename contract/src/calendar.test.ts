import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingMinutes, endOf, localDay, WorkingCalendar, workingMinutesBetween } from './calendar.ts'

const { source: _, ...reference } = JSON.parse(readFileSync('reference/calendars/3505.json', 'utf8'))
const BLITAR = WorkingCalendar.parse({
  ...reference,
  exceptions: {
    '2026-06-16': { name: 'Tahun Baru Islam', hours: [] },
    '2026-06-18': { name: 'Setengah hari', hours: [['07:30', '10:00']] },
  },
})
const SAME_DAY = { closingOfDay: 0, cutOff: '12:00' }
const at = (text: string) => new Date(`${text}+07:00`)
const shown = (date: Date) => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)

test('a day is the region`s: midnight in Blitar is five in the afternoon in Greenwich', () => {
  expect(localDay(BLITAR, new Date('2026-06-08T16:59:59Z'))).toBe('2026-06-08')
  expect(localDay(BLITAR, new Date('2026-06-08T17:00:00Z'))).toBe('2026-06-09')
})

test.each([
  ['in the morning', '2026-06-08T08:00', '2026-06-08T15:30'],
  ['at the cut-off to the second', '2026-06-08T12:00', '2026-06-08T15:30'],
  ['a second after it', '2026-06-08T12:00:01', '2026-06-09T15:30'],
  ['before the office opens', '2026-06-08T05:00', '2026-06-08T15:30'],
  ['on a Friday afternoon: Monday', '2026-06-12T13:00', '2026-06-15T15:30'],
  ['on a Friday morning: Friday`s own closing', '2026-06-12T08:00', '2026-06-12T14:30'],
  ['on a Saturday: Monday', '2026-06-13T09:00', '2026-06-15T15:30'],
  ['after the cut-off before a holiday: the day after it', '2026-06-15T14:00', '2026-06-17T15:30'],
  ['on a half day, after it closed: the next', '2026-06-18T11:00', '2026-06-19T14:30'],
  ['in Ramadan: its closing', '2026-03-02T09:00', '2026-03-02T15:00'],
])('a promise for the same day, given %s', (_name, from, until) => {
  expect(shown(endOf(BLITAR, SAME_DAY, at(from)))).toBe(until)
})

test('working time stops for the night, the prayer on Friday and the holiday', () => {
  expect(shown(addWorkingMinutes(BLITAR, at('2026-06-08T15:00'), 60))).toBe('2026-06-09T08:00')
  expect(shown(addWorkingMinutes(BLITAR, at('2026-06-12T10:30'), 60))).toBe('2026-06-12T13:30')
  expect(shown(addWorkingMinutes(BLITAR, at('2026-06-15T15:00'), 60))).toBe('2026-06-17T08:00')
  expect(workingMinutesBetween(BLITAR, at('2026-06-12T10:30'), at('2026-06-12T13:30'))).toBe(60)
  expect(workingMinutesBetween(BLITAR, at('2026-06-13T00:00'), at('2026-06-15T07:30'))).toBe(0)
})

test('what is added is what lies between, from any moment', () => {
  const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-06-01') })
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 5000 }), (from, minutes) => {
      const until = addWorkingMinutes(BLITAR, new Date(from), minutes)
      expect(workingMinutesBetween(BLITAR, new Date(from), until)).toBe(minutes)
    }),
    { numRuns: 200 },
  )
})

test('a wait of years moves a promise by years', () => {
  expect(addWorkingMinutes(BLITAR, at('2026-06-08T08:00'), 400 * 450).getTime()).toBeGreaterThan(
    at('2027-12-01T00:00').getTime(),
  )
})

test('a calendar without working hours is an error, not an endless search', () => {
  const never = { ...BLITAR, weekdays: Array.from({ length: 7 }, () => []), periods: [], exceptions: {} }
  expect(() => endOf(never, SAME_DAY, at('2026-06-08T08:00'))).toThrow('no working hours')
  expect(() => addWorkingMinutes(never, at('2026-06-08T08:00'), 1)).toThrow('no working hours')
})
