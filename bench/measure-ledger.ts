import { pgbench } from './floor.ts'
import { middle, RUNS, SECONDS, say, WARM_UP } from './how.ts'
import { aBank, balanceTimes, layMembers, POSTINGS } from './ledger.ts'
import { type Load, load } from './load.ts'
import { median } from './process.ts'
import type { Product } from './product.ts'
import * as scripts from './scripts.ts'
import { caughtUp } from './seed.ts'

/** Deposits beside the same SQL alone, and a balance among very many postings. */
export async function measureLedger(product: Product): Promise<void> {
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
