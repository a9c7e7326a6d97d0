import { expect, test } from 'vitest'
import { byBudget, byIndicators, byMilestones, reach, rolledUp, UNKNOWN } from './progress.ts'

test('reached is the whole, more than reached is not more, and nothing known is unknown', () => {
  expect([0, 0.475, 0.95, 1].map((value) => reach(value, 0.95, 'higher'))).toEqual([0, 0.5, 1, 1])
  expect([0, 30, 60, 120].map((value) => reach(value, 60, 'lower'))).toEqual([1, 1, 1, 0.5])
  expect([reach(null, 0.95, 'higher'), reach(3, null, 'higher'), reach(3, 0, 'lower')]).toEqual([
    null,
    null,
    null,
  ])
  expect(byMilestones(0, 0)).toEqual(UNKNOWN)
  expect(byMilestones(1, 4)).toMatchObject({ value: 0.25, basis: 'milestones', recorded: 0 })
  expect([byBudget(null, 100), byBudget(5, 0)]).toEqual([UNKNOWN, UNKNOWN])
  expect(byBudget(150, 100)).toMatchObject({ value: 1, basis: 'budget' })
})

test('of several figures only the known ones count, and how many of them are recorded is told', () => {
  const recorded = { reach: 1, isRecorded: true }
  const reported = { reach: 0.5, isRecorded: false }
  const silent = { reach: null, isRecorded: true }
  expect(byIndicators([recorded, reported, silent])).toEqual({
    value: 0.75,
    known: 1,
    total: 1,
    recorded: 0.5,
    basis: 'indicators',
  })
  expect(byIndicators([silent])).toEqual(UNKNOWN)
})

test('unknown children weigh nothing and are counted; empty is unknown, never nought', () => {
  const half = byIndicators([{ reach: 0.5, isRecorded: true }])
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
