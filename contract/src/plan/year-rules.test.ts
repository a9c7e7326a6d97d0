import { expect, test } from 'vitest'
import { refusesDecision, refusesYear } from './year-rules.ts'

const PLAN = { firstYear: 2025, lastYear: 2028 }

test('a report is of a year of the plan, the first and the last with it', () => {
  expect([2024, 2025, 2028, 2029].map((year) => refusesYear(PLAN, year))).toEqual([
    'plan.year_outside_plan',
    undefined,
    undefined,
    'plan.year_outside_plan',
  ])
})

test('a refocusing is decided in the years of the plan, and not tomorrow', () => {
  const today = '2026-03-02'
  expect(refusesDecision(PLAN, '2026-03-03', today)).toBe('plan.refocusing_in_the_future')
  expect(refusesDecision(PLAN, '2026-03-02', today)).toBeUndefined()
  expect(refusesDecision(PLAN, '2025-01-01', today)).toBeUndefined()
  expect(refusesDecision(PLAN, '2024-12-31', today)).toBe('plan.refocusing_outside_plan')
  expect(refusesDecision(PLAN, '2029-01-01', '2030-01-01')).toBe('plan.refocusing_outside_plan')
})
