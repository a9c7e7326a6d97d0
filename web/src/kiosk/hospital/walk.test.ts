import { expect, test } from 'vitest'
import { answeredWith, oneBack, type SoFar, stepOf, typedIn } from './walk.ts'

const PAYERS = [
  { key: 'jkn', needsReference: true },
  { key: 'umum', needsReference: false },
]
const NOTHING: SoFar = { command: 'c', isLarge: false, done: [] }
const SITI = { id: 'p', name: 'S•••', birthYear: '1984', isInsured: true }

function walked(...answers: [Parameters<typeof answeredWith>[1], string][]): SoFar {
  return answers.reduce<SoFar>((soFar, [key, value]) => {
    const next = answeredWith(soFar, key, value)
    return key === 'value' ? { ...next, patient: SITI } : next
  }, NOTHING)
}

test('a returning patient who pays is asked seven things, an insured one two more', () => {
  const known = [
    ['way', 'known'],
    ['by', 'record'],
    ['value', '001234'],
    ['isThem', 'yes'],
  ] as const
  const pays = [
    ['payer', 'umum'],
    ['clinic', 'INT'],
    ['sessionId', 's'],
  ] as const
  expect(stepOf(walked(...known.map(([a, b]) => [a, b] as [typeof a, string])), PAYERS)).toBe('payer')
  const all = [...known, ...pays].map(([a, b]) => [a, b] as [Parameters<typeof answeredWith>[1], string])
  expect(stepOf(walked(...all), PAYERS)).toBe('confirm')
  const insured = walked(...all.slice(0, 4), ['payer', 'jkn'])
  expect(stepOf(insured, PAYERS)).toBe('kind')
  expect(stepOf(answeredWith(insured, 'kind', '3'), PAYERS)).toBe('reference')
  expect(answeredWith(insured, 'kind', '3').kind).toBe(3)
})

test('the number of a resident asks for the birth date, and one who is new is asked one thing a screen', () => {
  expect(
    stepOf(
      answeredWith(answeredWith(answeredWith(NOTHING, 'way', 'known'), 'by', 'nik'), 'value', '3505'),
      PAYERS,
    ),
  ).toBe('birthDate')
  const begun = answeredWith(NOTHING, 'way', 'new')
  expect(stepOf(begun, PAYERS)).toEqual({ person: 'name' })
  expect(stepOf(answeredWith(begun, 'name', 'Rina'), PAYERS)).toEqual({ person: 'sex' })
})

test('one question back forgets its answer, and who somebody is when that is asked again', () => {
  const here = walked(
    ['way', 'known'],
    ['by', 'record'],
    ['value', '001234'],
    ['isThem', 'yes'],
    ['payer', 'umum'],
  )
  expect(stepOf(oneBack(here), PAYERS)).toBe('payer')
  const asked = oneBack(oneBack(oneBack(here)))
  expect([asked.patient, stepOf(asked, PAYERS)]).toEqual([undefined, 'value'])
  expect(oneBack(NOTHING)).toEqual(NOTHING)
})

test('all that was typed goes to the help desk', () => {
  const here = walked(
    ['way', 'known'],
    ['by', 'record'],
    ['value', '001234'],
    ['isThem', 'yes'],
    ['payer', 'umum'],
  )
  expect(typedIn(here)).toEqual({ known: { by: 'record', value: '001234' }, payer: 'umum' })
  expect(typedIn(answeredWith(answeredWith(NOTHING, 'way', 'new'), 'name', 'Rina'))).toEqual({
    newPatient: { name: 'Rina' },
  })
})
