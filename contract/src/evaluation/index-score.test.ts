import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { indexScore, mean } from './index-score.ts'

const { weights } = JSON.parse(readFileSync('reference/evaluation.json', 'utf8'))
const KEDIRI_2022 = { baseline: 3.6, output: 3.21, outcome: 3.23, impact: 3.07, quick_win: 3.65 }

test('the published total of Kota Kediri 2022 follows from its published scores, to a hundredth', () => {
  expect(Math.abs((indexScore(weights, KEDIRI_2022) ?? 0) - 3.31)).toBeLessThanOrEqual(0.01)
})

test('an aspect without a score leaves the index unknown', () => {
  expect(indexScore(weights, { ...KEDIRI_2022, impact: null })).toBeNull()
  expect(mean([])).toBeNull()
  expect(mean([2.75, 2.75, 3.5, 3.33, 3.33, 2.75])).toBeCloseTo(3.07, 2)
})
