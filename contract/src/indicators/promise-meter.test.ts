import { expect, test } from 'vitest'
import { tellable } from './promise-meter.ts'

const rows = (...wholes: number[]) => wholes.map((whole, index) => ({ key: index, within: whole - 1, whole }))
const told = (...wholes: number[]) => {
  const { told: shown, others } = tellable(rows(...wholes))
  return [shown.map(({ whole }) => whole), others?.whole]
}

test('kinds of five or more stand alone, fewer stand together', () => {
  expect(told(12, 8, 3, 4)).toEqual([[12, 8], 7])
  expect(told(12, 8)).toEqual([[12, 8], undefined])
})

test('where the few are too few together, the smallest other joins them, so that nothing can be subtracted', () => {
  expect(told(12, 8, 2)).toEqual([[12], 10])
  expect(told(6, 1)).toEqual([[], 7])
})

test('a village with too little of everything tells nothing', () => {
  expect(told(3)).toEqual([[], undefined])
  expect(told(2, 2)).toEqual([[], undefined])
  expect(told()).toEqual([[], undefined])
})
