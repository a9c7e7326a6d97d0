import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumed, gapsOf } from './gaps.ts'
import { Instrument } from './instrument.ts'
import { aspectScores, dimensionScores, scoreRound } from './scorer.ts'
import { scoresFrom, scoresText } from './scores-text.ts'
import { lacksOf, sixDimensions } from './six-dimensions.ts'

const INSTRUMENT = read('guyub-2021-draft')
const items = INSTRUMENT.aspects.flatMap((aspect) => aspect.items)
const scores = fc.record(
  Object.fromEntries(items.map(({ key }) => [key, fc.option(fc.double({ min: 0, max: 4, noNaN: true }))])),
)

test('a round whose items say what Kota Kediri 2022 published gives the published index within 0.01', () => {
  const published = { baseline: 3.6, output: 3.21, outcome: 3.23, impact: 3.07, quick_win: 3.65 }
  const each = Object.fromEntries(
    INSTRUMENT.aspects.flatMap(({ key, items }) =>
      items.map((item) => [item.key, published[key as keyof typeof published]]),
    ),
  )
  expect(aspectScores(INSTRUMENT, each).outcome).toBeCloseTo(3.23, 9)
  expect(Math.abs((scoreRound(INSTRUMENT, each) ?? 0) - 3.31)).toBeLessThanOrEqual(0.01)
})

test('an item without a score leaves its aspect, its dimension and the index unknown', () => {
  const all = Object.fromEntries(items.map(({ key }) => [key, 2]))
  expect(scoreRound(INSTRUMENT, all)).toBe(2)
  const { 'impact-living': _, ...rest } = all
  expect(aspectScores(INSTRUMENT, rest)).toMatchObject({ impact: null, outcome: 2 })
  expect(dimensionScores(INSTRUMENT, rest)).toMatchObject({ living: null, society: 2 })
  expect(scoreRound(INSTRUMENT, rest)).toBeNull()
})

test('the gap finder equals the real scorer: each gain is what the index would truly rise by, the dearest first', () => {
  fc.assert(
    fc.property(scores, (known) => {
      const { index, gaps } = gapsOf(INSTRUMENT, known)
      const now = assumed(INSTRUMENT, known)
      expect(index).toBe(scoreRound(INSTRUMENT, now))
      for (const { item, gain } of gaps)
        expect(scoreRound(INSTRUMENT, { ...now, [item]: 4 })).toBeCloseTo(index + gain, 9)
      expect(gaps.map(({ gain }) => gain)).toEqual(gaps.map(({ gain }) => gain).toSorted((a, b) => b - a))
      const rest = gaps.reduce((sum, { gain }) => sum + gain, index)
      expect(rest).toBeCloseTo(4, 6)
    }),
  )
})

test('scores are told in one line and read back from it', () => {
  const told = { 'outcome-living': 3.25, 'quick-win': 0 }
  expect(scoresFrom(scoresText(told))).toEqual(told)
  expect(scoresFrom('')).toEqual({})
})

test('a dimension is met with an activity and complete answers; else it says what is missing', () => {
  const dimensions = INSTRUMENT.dimensions.map(({ key }) => key)
  const activities = { governance: 3, branding: 1 }
  const answers = [
    { item: 'outcome-governance', evidence: ['figures'] as const },
    { item: 'impact-governance', evidence: ['figures'] as const },
    { item: 'outcome-branding', evidence: [] },
  ]
  const states = sixDimensions(INSTRUMENT, dimensions, answers, activities)
  expect(states.find(({ dimension }) => dimension === 'governance')).toEqual({
    dimension: 'governance',
    isMet: true,
    lacks: [],
  })
  expect(states.find(({ dimension }) => dimension === 'branding')?.lacks).toEqual([
    { what: 'evidence', item: 'outcome-branding', count: 1 },
    { what: 'answer', item: 'impact-branding', count: 1 },
  ])
  expect(states.find(({ dimension }) => dimension === 'society')?.lacks[0]).toEqual({
    what: 'activity',
    count: 1,
  })
  expect(lacksOf(INSTRUMENT, 'output-policy', ['policy', 'policy'])).toEqual([
    { what: 'kind', item: 'output-policy', kind: 'org_structure', count: 1 },
  ])
})

test('the dimensions of the instrument decide: by the draft of 2026 mobility is asked for, and branding is not', () => {
  const of2026 = read('guyub-2026-draft')
  expect(of2026.dimensions.map(({ key }) => key)).toContain('mobility')
  expect(of2026.dimensions.map(({ key }) => key)).not.toContain('branding')
})

test('an instrument whose weights, keys or dimensions are wrong is told every fault', () => {
  const { aspects } = INSTRUMENT
  const [first] = aspects
  const wrong = {
    ...INSTRUMENT,
    weights: { ...INSTRUMENT.weights, baseline: 20, nowhere: 5 },
    aspects: [...aspects, { ...first, key: 'extra', items: [{ ...first?.items[0], dimension: 'moon' }] }],
  }
  const { error } = Instrument.safeParse(wrong)
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'weights: together 115, not 100',
    'weights.nowhere: names no aspect',
    'aspects.5.key: has no weight',
    'aspects.5.items.0.key: there already',
    'aspects.5.items.0.dimension: is none of the dimensions',
  ])
})

function read(key: string): Instrument {
  const file = new URL(`../../../reference/instruments/${key}.json`, import.meta.url)
  const { weighting: _, ...instrument } = JSON.parse(readFileSync(file, 'utf8'))
  const weights = { baseline: 10, output: 20, outcome: 30, impact: 20, quick_win: 20 }
  return Instrument.parse({ ...instrument, weights })
}
