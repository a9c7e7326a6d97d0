import { expect, test } from 'vitest'
import { forecastOf, meanAbsoluteError, type Pace, paceOf, turnsBefore } from './forecast.ts'

const NOON = new Date('2026-03-02T05:00:00.000Z')
const PACE: Pace = { mean: 120, deviation: 60, counters: 1, free: 0 }

test('the pace is what the last services took, and the counters that are open', () => {
  expect(paceOf([60, 120, 180], 2, 1)).toEqual({ mean: 120, deviation: 60, counters: 2, free: 1 })
  expect(paceOf([60, 120, 180], 0, 0)?.counters).toBe(1)
  expect(paceOf([60, 120], 1, 0)).toBeUndefined()
})

test('whoever has nobody before is called at once by a free counter, and after half a service by a busy one', () => {
  expect(turnsBefore(0, { ...PACE, free: 1 })).toBe(0)
  expect(turnsBefore(0, PACE)).toBe(0.5)
  expect(turnsBefore(3, { ...PACE, counters: 2 })).toBe(1.75)
  expect(forecastOf(0, { ...PACE, free: 1 }, NOON).high).toBe(NOON.toISOString())
})

test('a forecast is further off and wider the more people are before', () => {
  expect(forecastOf(0, PACE, NOON).at).toBe('2026-03-02T05:01:00.000Z')
  const ten = forecastOf(10, PACE, NOON)
  expect(ten.at).toBe('2026-03-02T05:21:00.000Z')
  const width = (each: typeof ten) => Date.parse(each.high) - Date.parse(each.low)
  expect(width(ten)).toBeGreaterThan(width(forecastOf(2, PACE, NOON)))
  expect(Date.parse(forecastOf(0, { ...PACE, mean: 10, deviation: 500 }, NOON).low)).toBe(NOON.getTime())
})

test('its error is the mean of how far off it was, late or early', () => {
  expect(meanAbsoluteError([60, -120, 0])).toBe(60)
  expect(meanAbsoluteError([])).toBeUndefined()
})
