import { expect, test } from 'vitest'
import { dayTyped } from './day-typed.ts'

test.each([
  ['17081945', '1945-08-17'],
  ['17-08-1945', '1945-08-17'],
  ['17/08/1945', '1945-08-17'],
  ['1708', '1708'],
  ['', ''],
])('%s is understood as %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day)
})
