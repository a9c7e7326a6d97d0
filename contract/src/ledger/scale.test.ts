import { expect, test } from 'vitest'
import { readScale, restingWeight, type ScaleReading } from './scale.ts'

test.each([
  ['ST,GS,+ 0001.25kg', { grams: 1250, isStable: true }],
  ['US,GS,+  12.30kg\r', { grams: 12_300, isStable: false }],
  ['ST,NT,-0.300kg', { grams: -300, isStable: true }],
  ['ST,GS,+0250.5 g', { grams: 251, isStable: true }],
  ['OL,GS,+9999.99kg', { fault: 'overload' }],
  ['S S     1.250 kg', { grams: 1250, isStable: true }],
  ['S D    -0.25 kg', { grams: -250, isStable: false }],
  ['S S   1250 g', { grams: 1250, isStable: true }],
  ['S I', { fault: 'invalid' }],
  ['S +', { fault: 'overload' }],
  ['\x02  3.455 kg', { grams: 3455 }],
  ['+001,250', { grams: 1250 }],
])('%j is read', (line, reading) => {
  expect(readScale(line)).toEqual(reading)
})

test.each([
  '',
  'kg',
  'ST,GS,',
  'HELLO',
  '1.25 lb',
  'ST,GS,+1.2.5kg',
  'T 12 kg',
  '12:30',
  `S S ${'9'.repeat(30)} kg`,
])('%j is no reading', (line) => {
  expect(readScale(line)).toBe(undefined)
})

test('what does not rest is never taken: the scale says so, or the same comes five times', () => {
  const same = (grams: number, times: number): ScaleReading[] =>
    Array.from({ length: times }, () => ({ grams }))
  expect(restingWeight([{ grams: 1250, isStable: false }])).toBe(undefined)
  expect(restingWeight([{ grams: 1250, isStable: true }])).toBe(1250)
  expect(restingWeight(same(1250, 4))).toBe(undefined)
  expect(restingWeight(same(1250, 5))).toBe(1250)
  expect(restingWeight([...same(1250, 4), { grams: 1260 }])).toBe(undefined)
  expect(restingWeight([...same(1250, 5), { fault: 'invalid' }])).toBe(undefined)
  for (const grams of [0, -20]) expect(restingWeight([{ grams, isStable: true }])).toBe(undefined)
  expect(restingWeight([])).toBe(undefined)
})
