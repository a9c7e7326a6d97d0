import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rushes } from './booking.ts'
import { bookTimes, outputTimes } from './books.ts'
import { type FloorScript, floor, layFloor, pgbench, takeFloorUp } from './floor.ts'
import { aBank, balanceTimes, layMembers, POSTINGS } from './ledger.ts'
import { type Load, load } from './load.ts'
import { ministryMap } from './movement.ts'
import { nodeTimes } from './node.ts'
import { planTimes, seedPlan } from './plan.ts'
import { median, rssMiB } from './process.ts'
import { type Product, ROOT, startProduct } from './product.ts'
import {
  aHall,
  CALL,
  CALLERS,
  callFor,
  callToDisplays,
  clearHall,
  fillHall,
  ISSUE,
  layHall,
} from './queue.ts'
import { queueTimes } from './queues.ts'
import * as scripts from './scripts.ts'
import { caughtUp, openCases, seed } from './seed.ts'
import { eventToWall } from './wall.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, rows: { type: 'string' } },
})
const ROWS = 100_000
const [SECONDS, RUNS] = values.quick ? [2, 1] : [5, 3]
/** Before anything is measured, as with the peers: a program that has just started still compiles itself. */
const WARM_UP = 3
/** What needs requests by the thousand; the other measures fill what they ask about themselves. */
const LOADED = ['growth', 'queues', 'submit', 'act', 'read', 'list', 'wall']
const growth = (values.rows ?? (values.quick ? '10000,100000' : '10000,100000,1000000'))
  .split(',')
  .map(Number)
const wanted = (measure: string) => !values.only || values.only.split(',').includes(measure)
const home = join(ROOT, 'data/bench')
const JATEN = '35.05.01.2001'

function say(measure: string, value: number, unit: string, against?: number): void {
  const floored = against && { floor: round(against), ratio: round(value / against) }
  console.log(JSON.stringify({ measure, value: round(value), unit, floor: null, ratio: null, ...floored }))
}

const round = (value: number) => Number(value.toPrecision(4))

for (const tool of ['wrk', 'pgbench'])
  if (spawnSync(tool, ['--version']).error)
    console.error(`${tool} is not on this machine: what needs it gives no figure`)

rmSync(home, { recursive: true, force: true })
// The first start plays the rehearsal and has loaded what no later start needs; what is measured is every other day.
await (await startProduct(home, 54_987)).stop()
let product = await startProduct(home, 54_987)
try {
  if (wanted('movement')) {
    const { data, page, kB } = await ministryMap(product)
    say("ministry's map, 514 regions in 8 years", data, 'ms')
    say("page of the ministry's map", page, 'ms')
    say("page of the ministry's map, compressed", kB, 'kB')
  }
  if (wanted('node')) {
    const { started, memory, seconds, p99, left, again } = await nodeTimes(product, `${home}-node`)
    product = again
    say('village node: start, median of three', started, 's')
    say('village node: all of its processes after that', memory, 'MiB')
    say('village node: 500 commands with 100 photographs carried out at the regency', seconds, 's')
    say('village node: a work list meanwhile, p99', p99, 'ms')
    say('village node: commands left after that', left, 'commands')
  }
  if (wanted('plan') || wanted('book')) await seedPlan(product.admin)
  if (wanted('plan')) {
    const planner = await product.signedIn('planner', 'bappeda')
    const times = await planTimes(product, planner, values.quick ? 40 : 200)
    say('plan of 2,016 activities: an edit, p99', times.edit, 'ms')
    say('plan of 2,016 activities: tree with all percentages computed, p99', times.tree, 'ms')
    say('plan of 2,016 activities: all of them as lines, p99', times.activities, 'ms')
    say('plan of 2,016 activities: those of one programme, p99', times.programme, 'ms')
    say('plan of 2,016 activities: first page, p99', times.page, 'ms')
    say('plan of 2,016 activities: an amendment begun', times.amend, 'ms')
  }
  if (wanted('book')) {
    const planner = await product.signedIn('planner', 'bappeda')
    const { seconds, pages, docx, waits } = await bookTimes(product, planner)
    say('book of a plan of 2,016 activities', pages, 'pages')
    say('book of a plan of 2,016 activities, PDF', seconds, 's')
    say('book of a plan of 2,016 activities, DOCX', docx, 's')
    say('longest wait of another request while a book is made', waits, 'ms')
    const times = await outputTimes(product, planner)
    say('plan of 2,016 activities: page of the timeline', times.timeline, 'ms')
    say('plan of 2,016 activities: page of its money', times.money, 'ms')
    say('plan of 2,016 activities: page of its map', times.map, 'ms')
    say('workbook of that plan', times.rows, 'rows')
    say('workbook of that plan, out', times.out, 's')
    say('workbook of that plan, sent back', times.sent, 's')
    say('workbook of that plan, looked at', times.look, 's')
  }
  if (wanted('booking')) {
    const all = await rushes(product, RUNS)
    const worst = (of: (one: (typeof all)[number]) => number) => Math.max(...all.map(of))
    say(
      '200 people for 20 seats in one second: most who have one',
      worst(({ seated }) => seated),
      'people',
    )
    say('200 people for 20 seats: fewest who have one', -worst(({ seated }) => -seated), 'people')
    say(
      '200 people for 20 seats: told neither yes nor no',
      worst(({ lost }) => lost),
      'people',
    )
    say(
      '200 people for 20 seats: the last yes',
      worst(({ seatedAfter }) => seatedAfter),
      'ms',
    )
    say(
      '200 people for 20 seats: the last no',
      worst(({ toldAfter }) => toldAfter),
      'ms',
    )
  }
  if (wanted('ledger')) {
    const bank = await aBank(product)
    await layMembers(product.admin, bank)
    await load(product, { cookie: bank.cookie, script: scripts.deposit, seconds: WARM_UP, lines: bank.lines })
    const [ours, floors]: [Load[], number[]] = [[], []]
    for (let i = 0; i < RUNS; i++) {
      ours.push(
        await load(product, {
          cookie: bank.cookie,
          script: scripts.deposit,
          seconds: SECONDS,
          lines: bank.lines,
        }),
      )
      await caughtUp(product.admin)
      const under = pgbench(product.admin, POSTINGS, { seconds: SECONDS, rows: bank.lines.length })
      if (under) floors.push(under)
    }
    const mid = middle(ours)
    say('deposit at a waste bank', mid.perSecond, 'requests/s', floors.length ? median(floors) : undefined)
    say('deposit at a waste bank, CPU of server and PostgreSQL', mid.cpuMs, 'ms')
    say('deposit at a waste bank, errors', mid.errors, 'requests')
    const { balance, passbook, nothing, faults } = await balanceTimes(product, bank, 100_000)
    say('balance of an account of 100,000 postings, p50', balance.p50, 'ms')
    say('balance of an account of 100,000 postings, p99', balance.p99, 'ms')
    say('newest page of its passbook, p50', passbook.p50, 'ms')
    say('newest page of its passbook, p99', passbook.p99, 'ms')
    say('an answer for which nothing is read, p50', nothing.p50, 'ms')
    say('an answer for which nothing is read, p99', nothing.p99, 'ms')
    say('faults that adding up everything again found', faults, 'faults')
  }
  if (wanted('queue')) await measureQueue(product)
  const clerk = await product.signedIn('village-clerk', JATEN)
  const registrar = await product.signedIn('civil-registrar', 'dispendukcapil')
  await load(product, { cookie: clerk, script: scripts.submit, seconds: WARM_UP })
  await load(product, { cookie: registrar, script: scripts.list, seconds: WARM_UP })
  for (const rows of LOADED.some(wanted) ? growth : []) {
    await seed(product.admin, rows)
    if (wanted('growth')) await grow(product, rows, clerk, registrar)
    else if (wanted('queues')) await countQueues(product, rows, registrar)
    if (rows === Math.min(ROWS, growth.at(-1) ?? ROWS)) await against(product, clerk, registrar)
  }
  if (wanted('wall'))
    say(
      'event to wall, p99',
      await eventToWall(product, { clerk, viewer: registrar }, values.quick ? 50 : 300),
      'ms',
    )
} finally {
  await product.stop()
}

/** Numbers given and called through the real door beside the same SQL alone, and how soon displays have a call. */
async function measureQueue(on: Product): Promise<void> {
  const hall = await aHall(on)
  await layHall(on.admin, hall)
  const { manager: cookie, lanes } = hall
  const { p99, missed } = await callToDisplays(on, hall, 1000, values.quick ? 10 : 30)
  say('call on 1,000 displays, p99', p99, 'ms')
  say('call on 1,000 displays, not heard', missed, 'displays')
  await load(on, { cookie, script: scripts.issue, seconds: WARM_UP, lines: lanes })
  const [given, floors]: [Load[], number[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    await clearHall(on.admin)
    given.push(await load(on, { cookie, script: scripts.issue, seconds: SECONDS, lines: lanes }))
    await caughtUp(on.admin)
    await clearHall(on.admin)
    const under = pgbench(on.admin, ISSUE, { seconds: SECONDS, rows: lanes.length })
    if (under) floors.push(under)
  }
  const mid = middle(given)
  say('number given', mid.perSecond, 'requests/s', floors.length ? median(floors) : undefined)
  say('number given, errors', mid.errors, 'requests')
  const [called, calls]: [number[], number[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    await clearHall(on.admin)
    await fillHall(on.admin, hall, 50)
    called.push(await callFor(on, hall, SECONDS))
    await caughtUp(on.admin)
    await clearHall(on.admin)
    await fillHall(on.admin, hall, 50)
    const under = pgbench(on.admin, CALL, { seconds: SECONDS, rows: 1, clients: CALLERS })
    if (under) calls.push(under)
  }
  say(
    'number given, called and ended at eight counters, 50 waiting at each',
    median(called),
    'people/s',
    calls.length ? median(calls) : undefined,
  )
}

/** Cost of a submission and of a list while the table grows. */
async function grow(on: Product, rows: number, clerk: string, registrar: string): Promise<void> {
  const submit = await runs(() => load(on, { cookie: clerk, script: scripts.submit, seconds: SECONDS }), on)
  say(`submit at ${rows} rows`, submit.cpuMs, 'ms CPU')
  say(`memory of the server after submitting at ${rows} rows`, rssMiB(on.pid), 'MiB')
  const list = await runs(() => load(on, { cookie: registrar, script: scripts.list, seconds: SECONDS }), on)
  say(`list of 50 at ${rows} rows`, list.cpuMs, 'ms CPU')
  await countQueues(on, rows, registrar)
}

async function countQueues(on: Product, rows: number, registrar: string): Promise<void> {
  const { page, counts } = await queueTimes(on, registrar)
  say(`page of a work list at ${rows} rows`, page, 'ms')
  say(`five work lists counted at ${rows} rows`, counts, 'ms')
}

/** Each operation through the real door, and the floor under it, in turn. */
async function against(on: Product, clerk: string, registrar: string): Promise<void> {
  await layFloor(on.admin, ROWS)
  if (wanted('submit')) {
    const { ours, under } = await both(on, 'write', () =>
      load(on, { cookie: clerk, script: scripts.submit, seconds: SECONDS }),
    )
    say('submit', ours.perSecond, 'requests/s', under)
    say('submit, CPU of server and PostgreSQL', ours.cpuMs, 'ms')
    say('submit, errors', ours.errors, 'requests')
  }
  const ids = await openCases(on.admin, 200_000)
  if (wanted('act')) {
    let used = 0
    const { ours, under } = await both(on, 'change', async () => {
      const one = await load(on, {
        cookie: registrar,
        script: scripts.act,
        seconds: Math.min(SECONDS, 3),
        lines: ids.slice(used),
      })
      used += one.requests + 64
      return one
    })
    say('transition', ours.perSecond, 'requests/s', under)
    say('transition, CPU of server and PostgreSQL', ours.cpuMs, 'ms')
    say('transition, errors', ours.errors, 'requests')
  }
  if (wanted('read')) {
    const { ours, under } = await both(on, 'read', () =>
      load(on, { cookie: registrar, script: scripts.read, seconds: SECONDS, lines: ids }),
    )
    say('read by id', ours.perSecond, 'requests/s', under)
  }
  if (wanted('list')) {
    const { ours, under } = await both(on, 'list', () =>
      load(on, { cookie: registrar, script: scripts.list, seconds: SECONDS }),
    )
    say('work list of 50', ours.perSecond, 'requests/s', under)
  }
  await takeFloorUp(on.admin)
}

/** Ours and the floor by turns, so that a slow minute of the machine slows both. */
async function both(on: Product, script: FloorScript, one: () => Promise<Load>) {
  const [ours, floors]: [Load[], number[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    ours.push(await one())
    await caughtUp(on.admin)
    const under = floor(on.admin, script, { seconds: SECONDS, rows: ROWS })
    if (under) floors.push(under)
  }
  return { ours: middle(ours), under: floors.length ? median(floors) : undefined }
}

async function runs(one: () => Promise<Load>, on: Product): Promise<Load> {
  const all: Load[] = []
  for (let i = 0; i < RUNS; i++) {
    all.push(await one())
    await caughtUp(on.admin)
  }
  return middle(all)
}

function middle(all: readonly Load[]): Load {
  const of = (key: keyof Load) => median(all.map((one) => one[key]))
  return {
    perSecond: of('perSecond'),
    errors: of('errors'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
    requests: of('requests'),
  }
}
