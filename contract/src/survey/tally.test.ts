import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { areAnswers, SurveyForm } from './form.ts'
import { type GivenAnswer, tallyOf } from './tally.ts'

const FORM = SurveyForm.parse(
  JSON.parse(
    readFileSync(new URL('../../../reference/surveys/guyub-2026-draft.json', import.meta.url), 'utf8'),
  ),
)
const WASTE = 'environment.waste'
const ENERGY = 'environment.energy'

function answered(element: string, score: number, count: number): GivenAnswer[] {
  const answers = Object.fromEntries(FORM.questions.map(({ key }) => [key, score]))
  return Array.from({ length: count }, () => ({ element, isAssisted: false, answers }))
}

function environment(given: readonly GivenAnswer[]) {
  return tallyOf(FORM, given).dimensions.find(({ key }) => key === 'environment')
}

test('mean, count and distribution of what five or more answered', () => {
  const { all } = tallyOf(FORM, [...answered(WASTE, 4, 3), ...answered(WASTE, 2, 2)])
  expect(all).toMatchObject({ count: 5, mean: 3.2 })
  expect(all?.questions[0]?.distribution).toEqual([0, 2, 0, 3])
})

test('fewer than five are told nowhere, and no sum gives them away', () => {
  expect(tallyOf(FORM, answered(WASTE, 4, 4)).all).toBeNull()
  const seen = environment([...answered(WASTE, 4, 6), ...answered(ENERGY, 1, 4)])
  expect(seen?.tally).toMatchObject({ count: 6, mean: 4 })
  expect(seen?.elements.find(({ key }) => key === ENERGY)?.tally).toBeNull()
})

test('assisted answers are counted where there are five or more of them', () => {
  const helped = answered(WASTE, 3, 5).map((each, nth) => ({ ...each, isAssisted: nth > 0 }))
  expect(tallyOf(FORM, helped).assisted).toBe(0)
  expect(tallyOf(FORM, [...helped, ...helped]).assisted).toBe(8)
})

test('the draft asks for six dimensions with three elements each, fifty answers a dimension', () => {
  expect(FORM.dimensions.map(({ elements, quota }) => [elements.length, quota])).toEqual(
    Array.from({ length: 6 }, () => [3, 50]),
  )
  expect(FORM.provenance).toBe('INFERENCE')
})

test('answers are whole only when each question has one place of the scale', () => {
  const [whole] = answered(WASTE, 4, 1)
  const [question = { key: '' }] = FORM.questions
  const answers = whole?.answers ?? {}
  expect(areAnswers(FORM, answers)).toBe(true)
  expect(areAnswers(FORM, { ...answers, [question.key]: 5 })).toBe(false)
  expect(areAnswers(FORM, { ...answers, [question.key]: 1.5 })).toBe(false)
  expect(areAnswers(FORM, { ...answers, more: 1 })).toBe(false)
  const { [question.key]: _, ...rest } = answers
  expect(areAnswers(FORM, rest)).toBe(false)
})
