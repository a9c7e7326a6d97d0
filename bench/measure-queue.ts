import { pgbench } from './floor.ts'
import { isQuick, middle, RUNS, SECONDS, say, WARM_UP } from './how.ts'
import { type Load, load } from './load.ts'
import { median } from './process.ts'
import type { Product } from './product.ts'
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
import * as scripts from './scripts.ts'
import { caughtUp } from './seed.ts'

/** Numbers given and called through the real door beside the same SQL alone, and how soon displays have a call. */
export async function measureQueue(on: Product): Promise<void> {
  const hall = await aHall(on)
  await layHall(on.admin, hall)
  const { manager: cookie, lanes } = hall
  const { p99, missed } = await callToDisplays(on, hall, 1000, isQuick ? 10 : 30)
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
