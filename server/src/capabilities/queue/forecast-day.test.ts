import { meanAbsoluteError } from '@guyub/contract/queue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let queue: ReturnType<typeof withQueue>
beforeAll(async () => {
  app = await startTestApp()
  queue = withQueue(app)
})
afterAll(() => app.stop())

const OPENS = Date.parse('2026-03-02T01:00:00Z') // Eight o'clock in Blitar.
const HOURS = 6
/** How many come in each hour: most of them in the morning, more than three counters serve. */
const COMING = [36, 42, 34, 26, 20, 12]
const MEAN_SERVICE = 330
const SPREAD = 0.6
const PRIORITY = 0.12
const STAYS_AWAY = 0.03
/** As `loket` says: called twice more, a minute apart. */
const REPEATS = 2
const PATIENCE_MS = 60_000
const OFFICERS = ['ani', 'budi', 'citra']
/** What a hall without us would say: whoever was called last waited so long. */
const REMEMBERED = 10

test('over a day in a full hall a forecast is nearer than what the last ones waited', async () => {
  const { placeId, lanes } = await queue.aPlace('Pendopo sehari')
  const counters = []
  app.clock.now = new Date(OPENS)
  for (const [nth, who] of OFFICERS.entries())
    counters.push({ who, id: await queue.aCounter(placeId, `Loket ${nth + 1}`, [lanes.A, lanes.B], who) })
  const day = await live(counters, [lanes.A, lanes.B])

  const { body } = await queue.get(`/places/${placeId}/statistics?by=lane`, 'ani')
  const error = meanAbsoluteError(day.flatMap(({ ours }) => (ours === undefined ? [] : [ours]))) ?? 0
  const known = day.filter(({ ours, usual }) => ours !== undefined && usual !== undefined)
  const ours = known.map((each) => each.ours ?? 0)
  const usual = known.map((each) => each.usual ?? 0)
  const late = ours.reduce((sum, each) => sum + each, 0) / ours.length
  const minutes = (seconds: number | undefined) => ((seconds ?? 0) / 60).toFixed(1)
  console.info(
    `a simulated day: ${day.length} called, ${body.total.forecasts} forecasts; waited p50 ${minutes(body.total.waitP50)} p90 ${minutes(body.total.waitP90)} min; ` +
      `forecast off by ${minutes(body.total.forecastError)} min on average (${late < 0 ? 'called earlier' : 'called later'} by ${minutes(Math.abs(late))}), ` +
      `what the last ${REMEMBERED} waited by ${minutes(meanAbsoluteError(usual))}`,
  )
  expect(day.length).toBeGreaterThan(150)
  expect(body.total).toMatchObject({
    called: day.length,
    forecasts: day.filter((each) => each.ours !== undefined).length,
  })
  expect(body.total.forecastError).toBeCloseTo(error, 0)
  expect(meanAbsoluteError(ours)).toBeLessThan(meanAbsoluteError(usual) ?? 0)
})

interface Served {
  readonly ticketId: string
  readonly until: number
  /** How often whoever did not come is still called. */
  readonly recalls?: number
}

interface Told {
  /** Seconds that somebody was called after what we said, and after what the last ones waited. */
  readonly ours: number | undefined
  readonly usual: number | undefined
}

/** Lets a day go by: people come, free counters call, and services last as long as they happen to. */
async function live(
  counters: readonly { readonly who: string; readonly id: string }[],
  lanes: readonly (string | undefined)[],
): Promise<readonly Told[]> {
  const chance = chances(20260302)
  const said = new Map<string, { at: number; forecast: number | undefined; usual: number | undefined }>()
  const waited: number[] = []
  const told: Told[] = []
  const serving = new Map<string, Served>()
  const coming = arrivals(chance)
  let now = OPENS
  for (;;) {
    const [ending] = [...serving].sort(([, a], [, b]) => a.until - b.until)
    const arrival = coming[0]
    if (ending && ending[1].until <= (arrival ?? Number.POSITIVE_INFINITY)) {
      now = ending[1].until
      await end(ending[0], ending[1])
    } else if (arrival !== undefined) {
      now = arrival
      coming.shift()
      await come()
    } else break
    for (const counter of counters) if (!serving.has(counter.id)) await call(counter)
  }
  return told

  async function come(): Promise<void> {
    app.clock.now = new Date(now)
    const lane = lanes[chance() < 0.7 ? 0 : 1]
    const priority = chance() < PRIORITY ? { priority: 'prioritas' } : {}
    const issued: { ticketId: string; forecastAt?: string } = await queue.issue(lane, priority)
    const last = waited.slice(-REMEMBERED)
    said.set(issued.ticketId, {
      at: now,
      forecast: issued.forecastAt === undefined ? undefined : Date.parse(issued.forecastAt),
      usual:
        last.length < REMEMBERED ? undefined : now + last.reduce((sum, each) => sum + each, 0) / last.length,
    })
  }

  async function call({ id, who }: { readonly id: string; readonly who: string }): Promise<void> {
    app.clock.now = new Date(now)
    const { status, body } = await queue.next(id, who)
    if (status !== 200) return
    const before = said.get(body.ticketId)
    if (!before) throw new Error('somebody was called who took no number')
    waited.push(now - before.at)
    const off = (guess: number | undefined) => (guess === undefined ? undefined : (now - guess) / 1000)
    told.push({ ours: off(before.forecast), usual: off(before.usual) })
    const { ticketId } = body
    if (chance() < STAYS_AWAY) serving.set(id, { ticketId, until: now + PATIENCE_MS, recalls: REPEATS })
    else serving.set(id, { ticketId, until: now + service(chance) * 1000 })
  }

  async function end(id: string, { ticketId, recalls }: Served): Promise<void> {
    app.clock.now = new Date(now)
    const who = counters.find((each) => each.id === id)?.who ?? ''
    if (recalls) {
      await queue.done(queue.step(ticketId, 'recall', who))
      serving.set(id, { ticketId, until: now + PATIENCE_MS, recalls: recalls - 1 })
      return
    }
    await queue.done(queue.step(ticketId, recalls === undefined ? 'served' : 'missed', who))
    serving.delete(id)
  }
}

/** Moments at which somebody comes, hour by hour, in their order. */
function arrivals(chance: () => number): number[] {
  return COMING.slice(0, HOURS)
    .flatMap((count, hour) =>
      Array.from({ length: count }, () => OPENS + Math.floor((hour + chance()) * 3_600_000)),
    )
    .sort((a, b) => a - b)
}

/** Seconds of one service: most are short and some are long, as they are at counters (log-normal). */
function service(chance: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const spread = Math.sqrt(Math.log(1 + SPREAD ** 2))
  return Math.round(Math.exp(Math.log(MEAN_SERVICE) - spread ** 2 / 2 + spread * normal))
}

/** The same chances in every run (mulberry32). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
