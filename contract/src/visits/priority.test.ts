import { expect, test } from 'vitest'
import { ageOn, priorityOf } from './priority.ts'

const USE = {
  priority: {
    class: 'prioritas',
    fromAge: 60,
    underAge: 5,
    grounds: [{ key: 'hamil', title: { id: 'Ibu hamil', en: 'Pregnant' } }],
    source: 'test',
  },
}

test('a year is lived on the birthday, and of the twenty-ninth of February on the first of March', () => {
  expect(ageOn('1966-03-02', '2026-03-02')).toBe(60)
  expect(ageOn('1966-03-03', '2026-03-02')).toBe(59)
  expect(ageOn('2020-02-29', '2025-02-28')).toBe(4)
  expect(ageOn('2020-02-29', '2025-03-01')).toBe(5)
})

test('old people and small children come before others; where no rule is, nobody does', () => {
  expect(priorityOf(USE, '1966-03-02', '2026-03-02')).toBe('prioritas')
  expect(priorityOf(USE, '2021-03-03', '2026-03-02')).toBe('prioritas')
  expect(priorityOf(USE, '2021-03-02', '2026-03-02')).toBe(undefined)
  expect(priorityOf({}, '1900-01-01', '2026-03-02')).toBe(undefined)
})

test('a ground of the definition is believed, any other is none', () => {
  expect(priorityOf(USE, '1990-01-01', '2026-03-02', 'hamil')).toBe('prioritas')
  expect(priorityOf(USE, '1990-01-01', '2026-03-02', 'kenalan')).toBe(undefined)
  expect(priorityOf({}, '1990-01-01', '2026-03-02', 'hamil')).toBe(undefined)
})
