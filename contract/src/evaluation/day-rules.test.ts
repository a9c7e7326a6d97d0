import { expect, test } from 'vitest'
import { refusesClose, refusesDue } from './day-rules.ts'

const NOW = '2026-03-02T02:00:00.000Z'

test('a round of a year closes after now and at the end of the next year at the latest', () => {
  expect(refusesClose(2026, '2026-03-02T02:00:00Z', NOW)).toBe('evaluation.closes_in_past')
  expect(refusesClose(2026, '2026-03-02T02:00:01Z', NOW)).toBeUndefined()
  expect(refusesClose(2026, '2027-12-31T16:59:00Z', NOW)).toBeUndefined()
  expect(refusesClose(2026, '2028-01-01T00:00:00Z', NOW)).toBe('evaluation.closes_beyond_year')
  expect(refusesClose(2026, '9999-12-31T00:00:00Z', NOW)).toBe('evaluation.closes_beyond_year')
})

test('what is asked today is due today at the earliest', () => {
  expect(refusesDue('2026-03-01', '2026-03-02')).toBe('evaluation.due_in_past')
  expect(refusesDue('2026-03-02', '2026-03-02')).toBeUndefined()
})
