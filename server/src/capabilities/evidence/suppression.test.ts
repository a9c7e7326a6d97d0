import type { IndicatorDefinition } from '@guyub/contract/indicators'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesFor } from './commitments.ts'
import { figuresCsv } from './figures-csv.ts'
import { type Cell, isTotalShown, shown } from './suppression.ts'

const cell = (district: string, month: string, events: number, part = events): Cell => ({
  district,
  month,
  events,
  part,
  whole: events,
})
const districts = (cells: Iterable<Cell>) => [...cells].map(({ district }) => district)

test('a small cell hides, and takes the next smallest with it when it would be alone', () => {
  const cells = [cell('a', '2026-01', 3), cell('b', '2026-01', 9), cell('c', '2026-01', 20)]
  expect(districts(shown(cells, 'count'))).toEqual(['c'])
})

test('two small cells keep each other`s secret', () => {
  const cells = [cell('a', '2026-01', 3), cell('b', '2026-01', 4), cell('c', '2026-01', 20)]
  expect(districts(shown(cells, 'count'))).toEqual(['c'])
})

test.each([
  ['part', 2],
  ['remainder', 37],
])('a share hides when its %s is few', (_, part) => {
  const cells = [cell('a', '1', 40, part), cell('b', '1', 30, 10), cell('c', '1', 50, 20)]
  expect(districts(shown(cells, 'ratio'))).toEqual(['c'])
  expect(shown(cells, 'count').size).toBe(3)
})

test('the table marks what is small and what is hidden for the sake of others', () => {
  const cells = [cell('a', '1', 3), cell('b', '1', 9), cell('c', '1', 20)]
  const definition = { figure: 'count' } as IndicatorDefinition
  expect(figuresCsv(definition, cells, new Map()).split('\n').slice(1, 3)).toEqual([
    '1,a,,<5,,,',
    '1,b,,disembunyikan,,,',
  ])
})

const fewCells = fc.uniqueArray(
  fc.record({
    district: fc.constantFrom('a', 'b', 'c'),
    month: fc.constantFrom('1', '2'),
    events: fc.integer({ min: 1, max: 12 }),
  }),
  { selector: ({ district, month }) => district + month, minLength: 1, maxLength: 4 },
)

test('never is a small cell shown, and never just one of a month hidden', () => {
  fc.assert(
    fc.property(fewCells, (given) => {
      const all = given.map(({ district, month, events }) => cell(district, month, events))
      const open = shown(all, 'count')
      for (const each of open) expect(each.events).toBeGreaterThanOrEqual(5)
      for (const ofMonth of Map.groupBy(all, ({ month }) => month).values()) {
        const hidden = ofMonth.filter((each) => !open.has(each)).length
        expect(hidden === 1 && ofMonth.length > 1).toBe(false)
      }
    }),
  )
})

test('whoever tries every table that fits the archive cannot tell what a small cell holds', () => {
  fc.assert(
    fc.property(fewCells, (given) => {
      const all = given.map(({ district, month, events }) => cell(district, month, events))
      const open = shown(all, 'count')
      const small = all.filter((each) => each.events < 5)
      const published = archiveOf(all)
      const fitting = tablesLike(all, open).filter((table) => archiveOf(table) === published)
      for (const one of small) {
        const values = new Set(fitting.map((table) => table[all.indexOf(one)]?.events))
        expect(values.size).toBeGreaterThan(1)
      }
    }),
    { numRuns: 1500 },
  )
})

// All that the archive tells of the counts: the marks, what is shown, the total if it is, and the number of lines.
function archiveOf(cells: readonly Cell[]): string {
  const open = shown(cells, 'count')
  const total = isTotalShown(cells, open, 'count') && cells.reduce((sum, { events }) => sum + events, 0)
  const marks = cells.map((each) => (open.has(each) ? each.events : each.events < 5 ? 'few' : 'hidden'))
  return JSON.stringify([marks, total, linesFor(cells, 'count')])
}

function tablesLike(cells: readonly Cell[], open: ReadonlySet<Cell>): Cell[][] {
  const choices = cells.map((each) => {
    if (open.has(each)) return [each.events]
    return each.events < 5 ? [1, 2, 3, 4] : [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
  })
  return choices.reduce<Cell[][]>(
    (tables, values, index) =>
      tables.flatMap((table) =>
        values.map((events) => [
          ...table,
          { ...(cells[index] as Cell), events, part: events, whole: events },
        ]),
      ),
    [[]],
  )
}
