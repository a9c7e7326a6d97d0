import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { say, wanted } from './how.ts'
import { measureBooking } from './measure-booking.ts'
import { measureCases, OF_CASES } from './measure-cases.ts'
import { measureLedger } from './measure-ledger.ts'
import { measurePlan } from './measure-plan.ts'
import { measureQueue } from './measure-queue.ts'
import { ministryMap } from './movement.ts'
import { nodeTimes } from './node.ts'
import { type Product, ROOT, startProduct } from './product.ts'

interface Measure {
  readonly names: readonly string[]
  /** Whether it loads the product with `wrk`. */
  readonly isLoad?: true
  /** A measure that restarts the product hands the new one on. */
  readonly run: (product: Product) => Promise<void> | Promise<Product>
}

const home = join(ROOT, 'data/bench')
const MEASURES: readonly Measure[] = [
  { names: ['movement'], run: measureMap },
  { names: ['node'], run: measureNode },
  { names: ['plan', 'book'], run: measurePlan },
  { names: ['booking'], run: measureBooking },
  { names: ['ledger'], isLoad: true, run: measureLedger },
  { names: ['queue'], isLoad: true, run: measureQueue },
  { names: OF_CASES, isLoad: true, run: measureCases },
]

const isThere = (tool: string) => !spawnSync(tool, ['--version']).error
const hasWrk = isThere('wrk')
if (!isThere('pgbench')) console.error('pgbench is not on this machine: there are no ratios')

rmSync(home, { recursive: true, force: true })
// The first start plays the rehearsal and has loaded what no later start needs; what is measured is every other day.
await (await startProduct(home, 54_987)).stop()
let product = await startProduct(home, 54_987)
try {
  for (const { names, isLoad, run } of MEASURES.filter(({ names }) => names.some(wanted)))
    if (isLoad && !hasWrk) console.error(`wrk is not on this machine: ${names.join(', ')} left out`)
    else product = (await run(product)) ?? product
} finally {
  await product.stop()
}

async function measureMap(on: Product): Promise<void> {
  const { data, page, kB } = await ministryMap(on)
  say("ministry's map, 514 regions in 8 years", data, 'ms')
  say("page of the ministry's map", page, 'ms')
  say("page of the ministry's map, compressed", kB, 'kB')
}

async function measureNode(on: Product): Promise<Product> {
  const { started, memory, seconds, p99, left, again } = await nodeTimes(on, `${home}-node`)
  say('village node: start, median of three', started, 's')
  say('village node: all of its processes after that', memory, 'MiB')
  say('village node: 500 commands with 100 photographs carried out at the regency', seconds, 's')
  say('village node: a work list meanwhile, p99', p99, 'ms')
  say('village node: commands left after that', left, 'commands')
  return again
}
