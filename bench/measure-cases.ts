import { layFloor, takeFloorUp } from './floor.ts'
import { both, growth, isQuick, ROWS, runs, SECONDS, say, WARM_UP, wanted } from './how.ts'
import { load } from './load.ts'
import { rssMiB } from './process.ts'
import type { Product } from './product.ts'
import { queueTimes } from './queues.ts'
import * as scripts from './scripts.ts'
import { openCases, seed } from './seed.ts'
import { eventToWall } from './wall.ts'

/** What needs requests by the thousand; the other measures fill what they ask about themselves. */
export const OF_CASES = ['growth', 'queues', 'submit', 'act', 'read', 'list', 'wall']
const JATEN = '35.05.01.2001'

/** Requests, while their table grows and beside the same SQL alone; and how soon an event is on the wall. */
export async function measureCases(product: Product): Promise<void> {
  const clerk = await product.signedIn('village-clerk', JATEN)
  const registrar = await product.signedIn('civil-registrar', 'dispendukcapil')
  await load(product, { cookie: clerk, script: scripts.submit, seconds: WARM_UP })
  await load(product, { cookie: registrar, script: scripts.list, seconds: WARM_UP })
  for (const rows of growth) {
    await seed(product.admin, rows)
    if (wanted('growth')) await grow(product, rows, clerk, registrar)
    else if (wanted('queues')) await countQueues(product, rows, registrar)
    if (rows === Math.min(ROWS, growth.at(-1) ?? ROWS)) await against(product, clerk, registrar)
  }
  if (wanted('wall'))
    say(
      'event to wall, p99',
      await eventToWall(product, { clerk, viewer: registrar }, isQuick ? 50 : 300),
      'ms',
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
