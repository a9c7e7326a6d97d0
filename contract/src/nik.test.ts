import { expect, test } from 'vitest'
import { isDay, isNik, maskNik, nikWarnings } from './nik.ts'

test('sixteen digits, and nothing else, make a NIK', () => {
  expect(['3505011203900001', '350501120390000', '350501120390000x', ''].map(isNik)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a date or a sex that differs warns, because a NIK never changes', () => {
  const woman = '3505015508930002'
  expect(nikWarnings(woman, { bornOn: '1993-08-15', sex: 'female' })).toEqual([])
  expect(nikWarnings(woman, { bornOn: '1993-08-16', sex: 'male' })).toEqual([
    'nik.birth_date_differs',
    'nik.sex_differs',
  ])
  expect(nikWarnings('0105013102930000')).toEqual([
    'nik.unknown_province',
    'nik.no_such_day',
    'nik.no_serial',
  ])
  // 29 February: the century is not told, so a leap day is believed.
  expect(nikWarnings('3505012902000001')).toEqual([])
})

test('a day is of the calendar, and of a year in which people lived who live', () => {
  expect(['2026-02-28', '1899-12-31', '2026-02-29', '0026-11-19', '0000-01-01'].map(isDay)).toEqual([
    ...[true, true],
    ...[false, false, false],
  ])
})

test('shown masked, only its ends are left', () => {
  expect(maskNik('3505011203900001')).toBe('3505••••••••••01')
})
