import { expect, test } from 'vitest'
import { indexScore, mean } from './index-score.ts'

const weights = { baseline: 10, output: 20, outcome: 30, impact: 20, quick_win: 20 }

test('an aspect without a score leaves the index unknown', () => {
  expect(indexScore(weights, { baseline: 3, output: 3, outcome: 3, impact: null, quick_win: 3 })).toBeNull()
  expect(mean([])).toBeNull()
  expect(mean([2.75, 2.75, 3.5, 3.33, 3.33, 2.75])).toBeCloseTo(3.07, 2)
})
