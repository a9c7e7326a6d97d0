import { expect, test } from 'vitest'
import { waveRefusal } from './step-rules.ts'

test('a wave opens on a day that has come, and not before the movement began', () => {
  const today = '2026-03-02'
  expect(waveRefusal('2016-12-31', today)).toBe('movement.before_movement')
  expect(waveRefusal('1900-01-01', today)).toBe('movement.before_movement')
  expect(waveRefusal('2017-01-01', today)).toBeUndefined()
  expect(waveRefusal('2026-03-02', today)).toBeUndefined()
  expect(waveRefusal('2026-03-03', today)).toBe('movement.in_future')
})
