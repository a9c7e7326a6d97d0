import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareInstruments, INSTRUMENT_KINDS, readInstrumentFile, schemaOf } from '../instruments.ts'

const SURVEY = readFileSync('reference/surveys/guyub-2026-draft.json', 'utf8')
const label = { id: 'Hasil', en: 'Output' }
const item = { key: 'one', question: { id: 'Apa?', en: 'What?' } }
const instrument = {
  ...{ key: 'official', year: 2027, note: label, dimensionSet: 'set', provenance: 'SOURCE', sources: ['x'] },
  dimensions: [{ key: 'living', label }],
  weights: { output: 60, impact: 40 },
  aspects: [
    { key: 'output', label, definition: label, items: [item, { ...item, key: 'two', dimension: 'living' }] },
    { key: 'impact', label, definition: label, items: [{ ...item, key: 'three' }] },
  ],
}
const faultsIn = (content: object) => {
  const read = readInstrumentFile('evaluation', JSON.stringify(content))
  return read.ok ? [] : read.faults
}

test('a file that is none, too large, or of another kind is told so', () => {
  const codes = (text: string) => {
    const read = readInstrumentFile('survey', text)
    return read.ok ? [] : read.faults.map(({ code }) => code)
  }
  expect(codes('')).toEqual(['empty'])
  expect(codes('{"key": ')).toEqual(['no_json'])
  expect(codes('x'.repeat(600 * 1024))).toEqual(['too_large'])
  expect(codes(`\uFEFF${SURVEY}`)).toEqual([])
  expect(codes('[]')).toEqual(['wrong_type'])
  expect(codes(JSON.stringify(instrument))).toContain('unknown_field')
})

test('every fault is told with its place', () => {
  expect(faultsIn(instrument)).toEqual([])
  const [first, second] = instrument.aspects
  expect(
    faultsIn({
      ...{ ...instrument, year: '2027', extra: 1 },
      aspects: [{ ...first, items: [{ key: 'Satu', question: { id: 'Apa?' } }] }, second],
    }),
  ).toEqual(
    expect.arrayContaining([
      { path: ['year'], code: 'wrong_type', about: 'number' },
      { path: ['aspects', 0, 'items', 0, 'key'], code: 'wrong_format', about: '' },
      { path: ['aspects', 0, 'items', 0, 'question', 'en'], code: 'missing', about: '' },
      { path: [], code: 'unknown_field', about: 'extra' },
    ]),
  )
  const clashing = { ...instrument, weights: { output: 60, other: 30 } }
  expect(faultsIn(clashing).map(({ code }) => code)).toEqual(['weights_total', 'no_such_aspect', 'no_weight'])
})

test('two versions stand side by side: what came, what went, what is weighed or asked otherwise', () => {
  const read = (content: object) => {
    const file = readInstrumentFile('evaluation', JSON.stringify(content))
    if (!file.ok) throw new Error(JSON.stringify(file.faults))
    return file.brought
  }
  const [first, second] = instrument.aspects
  const after = {
    ...{ ...instrument, weights: { output: 50, impact: 50 } },
    aspects: [{ ...first, items: [item, { ...item, key: 'four' }] }, second],
  }
  const changed = compareInstruments(read(instrument), read(after)).filter(({ change }) => change !== 'same')
  expect(changed.map(({ group, key, change }) => [group, key, change])).toEqual([
    ['aspect', 'output', 'changed'],
    ['aspect', 'impact', 'changed'],
    ['item', 'four', 'added'],
    ['item', 'two', 'removed'],
  ])
  expect(compareInstruments(read(after), read(after)).every(({ change }) => change === 'same')).toBe(true)
})

test('each kind has a JSON Schema for whoever writes one', () => {
  for (const kind of INSTRUMENT_KINDS)
    expect(schemaOf(kind)).toMatchObject({ type: 'object', properties: { key: { type: 'string' } } })
})
