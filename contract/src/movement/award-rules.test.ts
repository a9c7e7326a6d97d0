import { expect, test } from 'vitest'
import { candidatesOf, type PublishedResult } from './award-rules.ts'

const at = (member: string, index: number, more: Partial<PublishedResult> = {}): PublishedResult => ({
  ...{ member, index, group: 'A', before: null, dimensions: {} },
  ...more,
})

test('the first of each group are candidates; the same by two decimals share a place', () => {
  const standings = [
    at('11.01', 3.381),
    at('11.02', 3.379),
    at('11.03', 3.1),
    at('11.04', 2),
    at('12.01', 1, { group: 'B' }),
  ]
  expect(candidatesOf({ by: 'index', top: 3 }, standings)).toEqual([
    { member: '11.01', group: 'A', value: 3.38, place: 1 },
    { member: '11.02', group: 'A', value: 3.38, place: 1 },
    { member: '11.03', group: 'A', value: 3.1, place: 3 },
    { member: '12.01', group: 'B', value: 1, place: 1 },
  ])
})

test('who did not rise, or has no year before, is no candidate for having improved', () => {
  const standings = [at('11.01', 3, { before: 2.5 }), at('11.02', 3), at('11.03', 2, { before: 2.4 })]
  expect(candidatesOf({ by: 'improvement', top: 3 }, standings)).toEqual([
    { member: '11.01', group: 'A', value: 0.5, place: 1 },
  ])
})

test('a dimension counts only where it was scored, and a jury has no computed candidates', () => {
  const standings = [at('11.01', 3, { dimensions: { living: 2 } }), at('11.02', 4)]
  expect(candidatesOf({ by: 'dimension', dimension: 'living', top: 1 }, standings)).toMatchObject([
    { member: '11.01' },
  ])
  expect(candidatesOf({ by: 'jury' }, standings)).toEqual([])
})
