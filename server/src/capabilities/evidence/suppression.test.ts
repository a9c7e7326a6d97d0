import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, shown } from './suppression.ts'

const cell = (district: string, month: string, events: number): Cell => ({
  district,
  month,
  events,
  part: events,
  whole: events,
})

test('a small cell hides, and takes the next smallest with it when it would be alone', () => {
  const cells = [cell('a', '2026-01', 3), cell('b', '2026-01', 9), cell('c', '2026-01', 20)]
  expect([...shown(cells)].map(({ district }) => district)).toEqual(['c'])
})

test('two small cells keep each other`s secret', () => {
  const cells = [cell('a', '2026-01', 3), cell('b', '2026-01', 4), cell('c', '2026-01', 20)]
  expect([...shown(cells)].map(({ district }) => district)).toEqual(['c'])
})

test('never is a small cell shown, and never just one of a month hidden', () => {
  const any = fc.record({
    district: fc.constantFrom('a', 'b', 'c', 'd'),
    month: fc.constantFrom('1', '2'),
    events: fc.integer({ min: 1, max: 12 }),
  })
  const cells = fc.uniqueArray(any, { selector: ({ district, month }) => district + month, maxLength: 8 })
  fc.assert(
    fc.property(cells, (given) => {
      const all = given.map(({ district, month, events }) => cell(district, month, events))
      const open = shown(all)
      for (const each of open) expect(each.events).toBeGreaterThanOrEqual(5)
      for (const ofMonth of Map.groupBy(all, ({ month }) => month).values()) {
        const hidden = ofMonth.filter((each) => !open.has(each)).length
        expect(hidden === 1 && ofMonth.length > 1).toBe(false)
      }
    }),
  )
})
