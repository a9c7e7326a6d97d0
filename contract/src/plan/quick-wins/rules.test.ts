import { expect, test } from 'vitest'
import { measuredDays, quickWinKey, repeats, tooLateFrom, yearStanding } from './rules.ts'

test('a capital, a hyphen or a space makes no new title; the same service is no new quick win either', () => {
  expect(quickWinKey(' E-Health!')).toBe(quickWinKey('e health'))
  const earlier = { title: 'E-Health', services: ['antrean'] }
  expect(repeats({ title: 'eHealth', service: null }, earlier)).toBe(true)
  expect(repeats({ title: 'Antrean puskesmas', service: 'antrean' }, earlier)).toBe(true)
  expect(repeats({ title: 'Antrean puskesmas', service: null }, earlier)).toBe(false)
})

test('twelve months after the choice is too late, and a leap day counts as the last of February', () => {
  expect(tooLateFrom('2026-03-02')).toBe('2027-03-02')
  expect(tooLateFrom('2028-02-29')).toBe('2029-02-28')
})

test('a year that nobody recorded is unknown; one with continuations only lacks a new one', () => {
  expect(yearStanding({ isPast: true, known: 0, fresh: 0 })).toBe('unrecorded')
  expect(yearStanding({ isPast: false, known: 0, fresh: 0 })).toBe('missing')
  expect(yearStanding({ isPast: true, known: 2, fresh: 0 })).toBe('missing')
  expect(yearStanding({ isPast: true, known: 2, fresh: 1 })).toBe('met')
})

test('as many days before the launch as from it on', () => {
  expect(measuredDays('2026-03-01', 7)).toEqual({
    before: { from: '2026-02-22', to: '2026-02-28' },
    after: { from: '2026-03-01', to: '2026-03-07' },
  })
})
