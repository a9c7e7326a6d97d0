import { expect, test } from 'vitest'
import { byIndicator, byMilestones, rolledUp, UNKNOWN } from './progress.ts'

test('reached is the whole, more than reached is not more, and nothing known is unknown', () => {
  expect([0, 0.475, 0.95, 1].map((value) => byIndicator(value, 0.95, 'higher').value)).toEqual([0, 0.5, 1, 1])
  expect([0, 30, 60, 120].map((value) => byIndicator(value, 60, 'lower').value)).toEqual([1, 1, 1, 0.5])
  expect(byIndicator(null, 0.95, 'higher')).toEqual(UNKNOWN)
  expect(byMilestones(0, 0)).toEqual(UNKNOWN)
  expect(byMilestones(1, 4)).toMatchObject({ value: 0.25, basis: 'milestones', recorded: 0 })
})

test('unknown children weigh nothing and are counted; empty is unknown, never nought', () => {
  const half = byIndicator(0.5, 1, 'higher')
  const whole = byMilestones(2, 2)
  expect(
    rolledUp([
      { weight: 3, progress: half },
      { weight: 1, progress: whole },
      { weight: 9, progress: UNKNOWN },
    ]),
  ).toEqual({ value: 0.625, known: 2, total: 3, recorded: 1, basis: 'children' })
  expect(rolledUp([{ weight: 1, progress: UNKNOWN }])).toMatchObject({ value: null, known: 0, total: 1 })
  expect(rolledUp([])).toMatchObject({ value: null, total: 0, basis: 'nothing' })
})
