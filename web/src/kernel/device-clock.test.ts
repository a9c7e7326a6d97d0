import { expect, test } from 'vitest'
import { clockAhead, hearClock } from './device-clock.ts'

test('a clock that is off by more than some minutes is noticed, and no longer once it is right', () => {
  const right = Date.parse('2026-03-02T02:00:00Z')
  const date = 'Mon, 02 Mar 2026 02:00:00 GMT'
  expect(clockAhead()).toBe(0)
  hearClock(date, right + 60_000)
  expect(clockAhead()).toBe(0)
  hearClock(date, right - 10 * 365 * 86_400_000)
  expect(clockAhead()).toBe(-10 * 365 * 86_400_000)
  hearClock(null)
  expect(clockAhead()).not.toBe(0)
  hearClock(date, right)
  expect(clockAhead()).toBe(0)
})
