import { parseArgs } from 'node:util'
import { type FloorScript, floor } from './floor.ts'
import type { Load } from './load.ts'
import { median } from './process.ts'
import type { Product } from './product.ts'
import { caughtUp } from './seed.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, rows: { type: 'string' } },
})
export const isQuick = values.quick === true
export const ROWS = 100_000
export const [SECONDS, RUNS] = isQuick ? [2, 1] : [5, 3]
/** Before anything is measured, as with the peers: a program that has just started still compiles itself. */
export const WARM_UP = 3
/** How many requests lie there while a measure is repeated. */
export const growth = (values.rows ?? (isQuick ? '10000,100000' : '10000,100000,1000000'))
  .split(',')
  .map(Number)
export const wanted = (measure: string) => !values.only || values.only.split(',').includes(measure)

/** One line of the report; with the floor under it, the ratio too. */
export function say(measure: string, value: number, unit: string, against?: number): void {
  const floored = against && { floor: round(against), ratio: round(value / against) }
  console.log(JSON.stringify({ measure, value: round(value), unit, floor: null, ratio: null, ...floored }))
}

const round = (value: number) => Number(value.toPrecision(4))

/** Ours and the floor by turns, so that a slow minute of the machine slows both. */
export async function both(on: Product, script: FloorScript, one: () => Promise<Load>) {
  const [ours, floors]: [Load[], number[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    ours.push(await one())
    await caughtUp(on.admin)
    const under = floor(on.admin, script, { seconds: SECONDS, rows: ROWS })
    if (under) floors.push(under)
  }
  return { ours: middle(ours), under: floors.length ? median(floors) : undefined }
}

/** The middle of several runs. */
export async function runs(one: () => Promise<Load>, on: Product): Promise<Load> {
  const all: Load[] = []
  for (let i = 0; i < RUNS; i++) {
    all.push(await one())
    await caughtUp(on.admin)
  }
  return middle(all)
}

export function middle(all: readonly Load[]): Load {
  const of = (key: keyof Load) => median(all.map((one) => one[key]))
  return {
    perSecond: of('perSecond'),
    errors: of('errors'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
    requests: of('requests'),
  }
}
