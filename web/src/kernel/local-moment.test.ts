import { expect, test } from 'vitest'
import { localOf, momentOf } from './local-moment.ts'
import { dayIn } from './slot-words.ts'

test('what a field says is a moment in the zone of the region, and back', () => {
  expect(momentOf('2026-03-04T09:00', 'Asia/Jakarta')).toBe('2026-03-04T02:00:00.000Z')
  expect(momentOf('2026-03-04T02:00', 'Asia/Jayapura')).toBe('2026-03-03T17:00:00.000Z')
  expect(localOf('2026-03-04T02:00:00.000Z', 'Asia/Jakarta')).toBe('2026-03-04T09:00')
})

test('a day that no calendar has becomes no other day', () => {
  for (const typed of ['2026-02-31T09:00', '2026-02-29T09:00', '2026-04-31T23:00', 'besok', ''])
    expect(momentOf(typed, 'Asia/Jakarta')).toBe(typed)
  expect(dayIn('2026-02-31', '2026-03-02')).toBe('2026-03-02')
  expect(dayIn('2028-02-29', '2026-03-02')).toBe('2028-02-29')
  expect(dayIn('9999-99-99', '2026-03-02')).toBe('2026-03-02')
})
