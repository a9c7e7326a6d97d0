import { SMALLEST_COUNT } from '../evidence/freeze.ts'
import type { SurveyForm } from './form.ts'

export interface GivenAnswer {
  readonly element: string
  readonly isAssisted: boolean
  readonly answers: Readonly<Record<string, number>>
}

export interface Tally {
  /** How many answered. */
  readonly count: number
  /** Of all answers to all questions, on the form's scale. */
  readonly mean: number
  readonly questions: readonly {
    readonly key: string
    readonly mean: number
    /** How many chose each place of the scale, the least first. */
    readonly distribution: readonly number[]
  }[]
}

export interface SurveyResults {
  /** Without those that are too few to be told, so that nothing can be subtracted. */
  readonly all: Tally | null
  readonly assisted: number
  readonly dimensions: readonly {
    readonly key: string
    readonly tally: Tally | null
    readonly elements: readonly { readonly key: string; readonly tally: Tally | null }[]
  }[]
}

/**
 * What is told of a closed survey. An element with fewer than five answers is told as nothing, and counts in no sum above it: else
 * the sum less its other parts would tell it. `assisted` counts among what is told, and is nought below five.
 */
export function tallyOf(form: SurveyForm, given: readonly GivenAnswer[]): SurveyResults {
  const of = (element: string) => given.filter((each) => each.element === element)
  const isTold = (element: string) => of(element).length >= SMALLEST_COUNT
  const told = given.filter(({ element }) => isTold(element))
  const assisted = told.filter(({ isAssisted }) => isAssisted).length
  return {
    all: tally(form, told),
    assisted: assisted < SMALLEST_COUNT ? 0 : assisted,
    dimensions: form.dimensions.map(({ key, elements }) => ({
      key,
      tally: tally(
        form,
        told.filter(({ element }) => elements.some((each) => each.key === element)),
      ),
      elements: elements.map((element) => ({ key: element.key, tally: tally(form, of(element.key)) })),
    })),
  }
}

function tally({ questions, scale }: SurveyForm, given: readonly GivenAnswer[]): Tally | null {
  if (given.length < SMALLEST_COUNT) return null
  const each = questions.map(({ key }) => {
    const chosen = given.map(({ answers }) => answers[key] ?? 0)
    return {
      key,
      mean: sum(chosen) / given.length,
      distribution: scale.map((_, place) => chosen.filter((answer) => answer === place + 1).length),
    }
  })
  return { count: given.length, mean: sum(each.map(({ mean }) => mean)) / each.length, questions: each }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
