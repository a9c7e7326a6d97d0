import { expect, test } from 'vitest'
import { cutOf, fallsTo } from './rules.ts'

test('whole rupiah are taken, and never more than there is', () => {
  expect([cutOf(101, 50), cutOf(0, 30), cutOf(99, 100)]).toEqual([51, 0, 99])
})

test('what was spent already weighs more than that nothing is left, and that more than half', () => {
  expect(fallsTo({ planned: 100, after: 0, spent: 10 })).toBe('overspent')
  expect(fallsTo({ planned: 100, after: 0, spent: 0 })).toBe('stopped')
  expect(fallsTo({ planned: 100, after: 49, spent: null })).toBe('below-half')
  expect(fallsTo({ planned: 100, after: 50, spent: 50 })).toBe('cut')
})
