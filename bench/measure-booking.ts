import { rushes } from './booking.ts'
import { RUNS, say } from './how.ts'
import type { Product } from './product.ts'

/** A class that ten times as many want as can have a seat. */
export async function measureBooking(product: Product): Promise<void> {
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
