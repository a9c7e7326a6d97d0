import type { IndicatorDefinition } from '@guyub/contract/indicators'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesFor } from './commitments.ts'
import { cellsIn, figuresCsv } from './figures-csv.ts'
import { type Cell, type Count, type Earlier, nameOf, tell, totalTold } from './suppression.ts'

type Kind = 'count' | 'ratio'

const FIRST: Earlier = new Map()
const cell = (district: string, events: number, part = events, month = '2026-01'): Cell => ({
  ...{ district, month, events, part, whole: events },
})
const countOf = ({ part, whole, events }: Count): Count => ({ part, whole, events })
const eventsTold = (cells: readonly Cell[], kind: Kind = 'count', earlier = FIRST) =>
  tell(cells, kind, earlier).map(({ told }) => told?.events ?? null)

test('a small cell hides, and the sum is that of the cells that are told', () => {
  const cells = [cell('a', 3), cell('b', 9), cell('c', 20)]
  expect(eventsTold(cells)).toEqual([null, 9, 20])
  expect(totalTold(tell(cells, 'count', FIRST))).toMatchObject({ events: 29 })
  expect(totalTold(tell([cell('a', 3)], 'count', FIRST))).toBe(null)
})

test.each([
  ['part', 2],
  ['remainder', 37],
])('a share hides when its %s is few', (_, part) => {
  const cells = [cell('a', 40, part), cell('b', 30, 10), cell('c', 50, 20)]
  expect(eventsTold(cells, 'ratio')).toEqual([null, 30, 50])
  expect(eventsTold(cells)).toEqual([40, 30, 50])
})

test('what lies few from what was told is told as it was, and moves in steps of five', () => {
  const earlier: Earlier = new Map([[nameOf(cell('a', 7)), [countOf(cell('a', 7))]]])
  for (const now of [7, 8, 9, 10, 11]) expect(eventsTold([cell('a', now)], 'count', earlier)).toEqual([7])
  expect(eventsTold([cell('a', 12)], 'count', earlier)).toEqual([12])
})

test('of a share, what was added on one side may not be few either', () => {
  const earlier: Earlier = new Map([[nameOf(cell('a', 0)), [countOf(cell('a', 26, 20))]]])
  expect(eventsTold([cell('a', 38, 30)], 'ratio', earlier)).toEqual([26])
  expect(eventsTold([cell('a', 41, 30)], 'ratio', earlier)).toEqual([41])
  expect(eventsTold([cell('a', 36, 30)], 'ratio', earlier)).toEqual([36])
})

test('the table marks what is small and what hides for another reason, and is read again as it was written', () => {
  const cells = tell([cell('a', 3), cell('b', 9, 7), cell('c', 20, 10)], 'ratio', FIRST)
  const names = new Map([['c', 'Kec. "C", Barat']])
  const csv = figuresCsv({ figure: 'ratio' } as IndicatorDefinition, cells, names)
  expect(csv.split('\n').slice(1, 3)).toEqual(['2026-01,a,,<5,,,', '2026-01,b,,disembunyikan,,,'])
  expect(cellsIn(csv)).toEqual([
    { month: '2026-01', district: 'a', name: '', told: null },
    { month: '2026-01', district: 'b', name: '', told: null },
    { month: '2026-01', district: 'c', name: 'Kec. "C", Barat', told: { events: 20, part: 10, whole: 20 } },
  ])
})

/** Every cell of a year grows, a few at a time; at some moments it is frozen. */
const growing = fc.array(
  fc.array(fc.record({ onTime: fc.integer({ min: 0, max: 9 }), late: fc.integer({ min: 0, max: 6 }) }), {
    minLength: 3,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
)
type Growth = typeof growing extends fc.Arbitrary<infer T> ? T : never

test('no two figures that were ever told of a cell lie few apart, nor do their sides', () => {
  fc.assert(
    fc.property(growing, fc.constantFrom<Kind>('count', 'ratio'), (growth, kind) => {
      const earlier = frozenInTurn(growth, kind)
      for (const counts of earlier.values())
        for (const [at, one] of counts.entries())
          for (const other of counts.slice(at + 1)) {
            const steps = [one.events - other.events, one.part - other.part, lateOf(one) - lateOf(other)]
            for (const step of kind === 'ratio' ? steps : steps.slice(0, 1))
              expect([0, expect.toSatisfy((far: number) => far >= 5)]).toContainEqual(Math.abs(step))
          }
    }),
    { numRuns: 1000 },
  )
})

test('whatever a small cell or the few since the last freeze hold, everything that is told is the same to the letter', () => {
  let compared = 0
  fc.assert(
    fc.property(growing, fc.constantFrom<Kind>('count', 'ratio'), (growth, kind) => {
      const earlier = frozenInTurn(growth.slice(0, -1), kind)
      const now = grown(growth)
      const said = publicOf(now, kind, earlier)
      for (const [at, each] of now.entries())
        for (const instead of alike(each, earlier.get(nameOf(each))?.at(-1))) {
          compared++
          expect(publicOf(now.with(at, instead), kind, earlier)).toBe(said)
        }
    }),
    { numRuns: 1000 },
  )
  expect(compared).toBeGreaterThan(1000)
})

/** The other tables that a cell could hold, as far as anybody outside may know. */
function alike({ district, events }: Cell, last: Count | undefined): Cell[] {
  if (events > 0 && events < 5)
    return [1, 2, 3, 4].flatMap((few) => [0, 1, few].map((part) => cell(district, few, part)))
  if (!last || events - last.events > 4) return []
  return [0, 1, 2, 3, 4].flatMap((few) =>
    [0, 1, few].map((part) => cell(district, last.events + few, last.part + Math.min(part, few))),
  )
}

/** Freezes after every growth: what was told of each cell. */
function frozenInTurn(growth: Growth, kind: Kind): Map<string, Count[]> {
  const earlier = new Map<string, Count[]>()
  for (let at = 1; at <= growth.length; at++)
    for (const { cell: of, told } of tell(grown(growth.slice(0, at)), kind, earlier))
      if (told) earlier.set(nameOf(of), [...(earlier.get(nameOf(of)) ?? []), told])
  return earlier
}

function grown(growth: Growth): Cell[] {
  return ['a', 'b', 'c'].map((district, at) => {
    const [onTime, late] = (['onTime', 'late'] as const).map((side) =>
      growth.reduce((sum, cells) => sum + (cells[at]?.[side] ?? 0), 0),
    ) as [number, number]
    return cell(district, onTime + late, onTime)
  })
}

/** All that leaves the region of the counts: the table with its sum, how many it tells of, and the number of lines. */
function publicOf(cells: readonly Cell[], figure: Kind, earlier: Earlier): string {
  const told = tell(
    cells.filter(({ events }) => events > 0),
    figure,
    earlier,
  )
  const csv = figuresCsv({ figure } as IndicatorDefinition, told, new Map())
  return JSON.stringify([csv, totalTold(told)?.events ?? null, linesFor(told)])
}

function lateOf({ part, whole }: Count): number {
  return whole - part
}
