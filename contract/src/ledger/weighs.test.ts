import { expect, test } from 'vitest'
import { nextWeighing, weighsOn } from './weighs.ts'

test('a bank weighs every Saturday, or on the second and fourth of a month', () => {
  const [every, two] = [
    { weekday: 6, weeks: [] },
    { weekday: 6, weeks: [2, 4] },
  ]
  const days = ['2026-03-07', '2026-03-14', '2026-03-21', '2026-03-28', '2026-03-29']
  expect(days.map((day) => weighsOn(every, day))).toEqual([true, true, true, true, false])
  expect(days.map((day) => weighsOn(two, day))).toEqual([false, true, false, true, false])
  expect(weighsOn({ weekday: 7, weeks: [5] }, '2026-03-29')).toBe(true)
  expect(nextWeighing(two, '2026-03-14')).toBe('2026-03-14')
  expect(nextWeighing(two, '2026-03-29')).toBe('2026-04-11')
  expect(nextWeighing({ weekday: 6, weeks: [5] }, '2026-02-01')).toBe('2026-05-30')
})
