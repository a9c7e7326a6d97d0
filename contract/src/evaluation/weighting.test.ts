import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scoreAspects, Weighting } from './weighting.ts'

const [w2021, sleman] = Weighting.array().parse(JSON.parse(readFileSync('reference/weightings.json', 'utf8')))
if (!w2021 || !sleman) throw new Error('no weightings')
const KEDIRI_2022 = { baseline: 3.6, output: 3.21, outcome: 3.23, impact: 3.07, quick_win: 3.65 }

test('the weights of 2021 give what was published of Kota Kediri 2022 to a hundredth, another weighting does not', () => {
  expect(scoreAspects(w2021, KEDIRI_2022)).toEqual({ index: 3.315 })
  expect(scoreAspects(sleman, KEDIRI_2022)).toEqual({ index: 3.257 })
})

test('what is missing, unknown, no number or out of the scale is told aspect by aspect', () => {
  const scores = { output: '3', outcome: 4.01, impact: -0.1, quick_win: Number.NaN, constructor: 3 }
  expect(scoreAspects(w2021, scores)).toEqual({
    problems: [
      { aspect: 'constructor', code: 'unknown' },
      { aspect: 'baseline', code: 'missing' },
      { aspect: 'output', code: 'not_a_number' },
      { aspect: 'outcome', code: 'out_of_scale' },
      { aspect: 'impact', code: 'out_of_scale' },
      { aspect: 'quick_win', code: 'not_a_number' },
    ],
  })
})
