import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Habits, planOf } from './plan.ts'
import { chanceOf } from './random.ts'

const HABITS = JSON.parse(
  readFileSync(new URL('../../../reference/simulation.json', import.meta.url), 'utf8'),
) as Habits
/** Midnight of a Monday in Blitar, and four weeks. */
const FROM = Date.parse('2026-03-01T17:00:00Z')
const UNTIL = FROM + 28 * 86_400_000
const WISH = {
  ...{ from: FROM, until: UNTIL, perDay: 100, zone: 'Asia/Jakarta', outages: 10 },
  villages: [
    { code: 'kecil', people: 1000 },
    { code: 'besar', people: 4000 },
  ],
  playable: [
    { service: 'pak-saidi', scenario: 'lancar', channel: 'counter' as const, weight: 3 },
    { service: 'aduan', scenario: 'jalan', channel: 'web' as const, weight: 1 },
  ],
}
const plan = (seed: number, more: object = {}) => planOf(chanceOf(seed), HABITS, { ...WISH, ...more })
const local = (at: number) => new Date(at + 7 * 3_600_000)

test('the same seed plans the same days, another seed others', () => {
  expect(plan(1)).toEqual(plan(1))
  expect(plan(1)).not.toEqual(plan(2))
})

test('people come by hour, weekday, village and service as the habits say', () => {
  const { arrivals } = plan(7)
  expect(arrivals.length).toBeGreaterThan(1700)
  expect(arrivals.length).toBeLessThan(2300)
  expect(arrivals.map(({ at }) => at)).toEqual(arrivals.map(({ at }) => at).toSorted((a, b) => a - b))
  const share = (isOne: (one: (typeof arrivals)[number]) => boolean, of = arrivals) =>
    of.filter(isOne).length / of.length
  expect(share(({ village }) => village === 'besar')).toBeCloseTo(0.8, 1)
  expect(share(({ service }) => service === 'pak-saidi')).toBeCloseTo(0.7, 1)
  const counter = arrivals.filter(({ channel }) => channel === 'counter')
  expect(share(({ at }) => [0, 6].includes(local(at).getUTCDay()), counter)).toBe(0)
  expect(share(({ at }) => local(at).getUTCHours() < 8 || local(at).getUTCHours() > 15, counter)).toBe(0)
  const monday = share(({ at }) => local(at).getUTCDay() === 1, counter)
  expect(monday).toBeGreaterThan(share(({ at }) => local(at).getUTCDay() === 5, counter) * 1.5)
  expect(
    share(
      ({ at }) => local(at).getUTCHours() >= 18,
      arrivals.filter(({ channel }) => channel === 'web'),
    ),
  ).toBeGreaterThan(0.3)
})

test('nobody comes outside of the span, and outages last as long as they may', () => {
  const until = FROM + 10 * 3_600_000
  const { arrivals, outages } = plan(3, { until, outages: 100 })
  expect(arrivals.every(({ at }) => at >= FROM && at < until)).toBe(true)
  expect(outages.map(({ village }) => village)).toEqual(['kecil', 'besar'])
  for (const { from, until: end } of plan(3, { outages: 100 }).outages) {
    expect(end - from).toBeGreaterThanOrEqual(3_600_000)
    expect(end - from).toBeLessThanOrEqual(6 * 3_600_000)
  }
  expect(plan(3, { outages: 0 }).outages).toEqual([])
})
