import { expect, test } from 'vitest'
import { daysUntil, endOfTerm, warningOf } from './agreement-term.ts'

test('a term ends on the same day of the month, or on the last there is', () => {
  expect(endOfTerm('2023-02-28', 36)).toBe('2026-02-28')
  expect(endOfTerm('2024-01-31', 1)).toBe('2024-02-29')
  expect(endOfTerm('2023-11-15', 3)).toBe('2024-02-15')
})

test('a warning is the smallest period in which the end lies, and 0 once it is over', () => {
  const of = (day: string) => warningOf(daysUntil(day, '2026-03-02'), [180, 90, 30])
  expect(
    ['2027-01-01', '2026-08-29', '2026-05-31', '2026-04-01', '2026-03-02', '2026-01-01'].map(of),
  ).toEqual([...[null, 180, 90, 30, 0, 0]])
})
