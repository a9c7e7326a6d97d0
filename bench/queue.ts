import { get } from 'node:http'
import { newCommandId } from '@guyub/contract/command'
import pg from 'pg'
import type { Product } from './product.ts'

const OFFICE = '35.05.01'
const PLACES = 40
/** How many counters call at once, each with somebody of its own. */
export const CALLERS = 8
const LONGEST_WAIT_MS = 10_000

export interface Hall {
  readonly manager: string
  readonly placeId: string
  /** Lanes of forty places: whoever takes a number waits for others of the same lane alone. */
  readonly lanes: readonly string[]
  readonly callers: readonly {
    readonly cookie: string
    readonly counterId: string
    readonly laneId: string
  }[]
}

interface Place {
  readonly id: string
  readonly lanes: readonly { readonly id: string }[]
}

/** Forty halls, and eight counters with a lane each, opened through the door that everybody uses. */
export async function aHall(product: Product): Promise<Hall> {
  const manager = await product.signedIn('district-officer', OFFICE)
  for (let nth = 0; nth < PLACES; nth++)
    await send(product, manager, '/places', { service: 'loket', name: `Balai ${nth} ${newCommandId()}` })
  const places = await ask<Place[]>(product, 'GET', '/places', manager)
  const callers = []
  for (const [nth, place] of places.slice(0, CALLERS).entries()) {
    const cookie = await product.signedIn('counter-officer', OFFICE)
    const laneId = place.lanes[0]?.id ?? ''
    const asked = { name: `Loket ${nth}`, lanes: [laneId] }
    const path = `/places/${place.id}/counters`
    const { counterId } = await send<{ counterId: string }>(product, manager, path, asked)
    await send(product, cookie, `/counters/${counterId}/sit`, { isHere: true })
    callers.push({ cookie, counterId, laneId })
  }
  const lanes = places.slice(CALLERS).flatMap((place) => place.lanes.map(({ id }) => id))
  return { manager, placeId: places[0]?.id ?? '', lanes, callers }
}

/** For pgbench: the call that taking a number makes, with nothing around it. */
export const ISSUE = `\\set n random(1, :rows)
with given as (select gen_random_uuid() as id, lane from floor_lane where n = :n::int)
select issue_ticket('3505', id, id, 'floor', null, id, lane, null, null, null, 'officer', now(), null, 0, null, gen_random_uuid()) from given;`

/** The same for somebody who comes, is called and served, while others wait; each client has a counter. */
export const CALL = `\\set n :client_id + 1
with given as (select gen_random_uuid() as id, lane from floor_caller where n = :n::int)
select issue_ticket('3505', id, id, 'floor', null, id, lane, null, null, null, 'officer', now(), null, 0, null, gen_random_uuid()) from given;
with given as (select gen_random_uuid() as id, counter, actor from floor_caller where n = :n::int)
select call_next('3505', actor, id, 'floor', null, id, counter, '${OFFICE}', now(), true, gen_random_uuid()) ->> 'ticketId' as ticket from given \\gset
update queue_ticket set state = 'served', ended_at = now(), version = version + 1 where region_code = '3505' and id = :ticket::text::uuid;`

export async function layHall(admin: string, { lanes, callers }: Hall): Promise<void> {
  await within(admin, async (client) => {
    await client.query(`
      create table if not exists floor_lane (n int primary key, lane uuid not null);
      create table if not exists floor_caller (n int primary key, counter uuid not null, actor uuid not null, lane uuid not null)`)
    for (const [n, lane] of lanes.entries())
      await client.query('insert into floor_lane values ($1, $2)', [n + 1, lane])
    for (const [n, { counterId, laneId }] of callers.entries())
      await client.query(
        `insert into floor_caller select $1, id, served_by, $3 from queue_counter where region_code = '3505' and id = $2`,
        [n + 1, counterId, laneId],
      )
  })
}

/** Nobody waits any more, as in the morning. */
export async function clearHall(admin: string): Promise<void> {
  await within(admin, async (client) => {
    await client.query(
      `update queue_ticket set state = 'cancelled', ended_at = now() where state = 'waiting'`,
    )
    await client.query('vacuum analyze queue_ticket')
  })
}

/** So many people wait before every counter. */
export async function fillHall(admin: string, { callers }: Hall, each: number): Promise<void> {
  await within(admin, async (client) => {
    for (const { laneId } of callers)
      await client.query(
        `select issue_ticket('3505', id, null, null, null, id, $1, null, null, null, 'officer', now(), null, 0, null, gen_random_uuid())
         from (select gen_random_uuid() as id from generate_series(1, $2)) made`,
        [laneId, each],
      )
  })
}

/** At every counter people come, are called and served, one after the other, for so long: people in a second. */
export async function callFor(product: Product, { callers }: Hall, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let people = 0
  await Promise.all(
    callers.map(async ({ cookie, counterId, laneId }) => {
      while (performance.now() < until) {
        await send(product, cookie, '/tickets', { laneId })
        const { ticketId } = await send<{ ticketId: string }>(
          product,
          cookie,
          `/counters/${counterId}/next`,
          {},
        )
        await send(product, cookie, `/tickets/${ticketId}/steps`, { step: 'served' })
        people += 1
      }
    }),
  )
  return people / seconds
}

/** How long after a counter pressed the button each of so many displays has the call: the 99th percentile, in milliseconds. */
export async function callToDisplays(product: Product, hall: Hall, displays: number, calls: number) {
  const asked = { kind: 'display', name: `Layar ${newCommandId()}` }
  const path = `/places/${hall.placeId}/screens`
  const { screenId } = await send<{ screenId: string }>(product, hall.manager, path, asked)
  const [caller] = hall.callers
  if (!caller) throw new Error('nobody calls')
  const open = await Promise.all(Array.from({ length: displays }, () => listen(product, screenId)))
  const delays: number[] = []
  let missed = 0
  for (let nth = 0; nth < calls; nth++) {
    await send(product, hall.manager, '/tickets', { laneId: caller.laneId })
    const callId = newCommandId()
    const heard = open.map(({ until }) => until(callId))
    const began = performance.now()
    const next = `/counters/${caller.counterId}/next`
    const { ticketId } = await send<{ ticketId: string }>(product, caller.cookie, next, { commandId: callId })
    for (const at of await Promise.all(heard)) {
      if (at === undefined) missed += 1
      else delays.push(at - began)
    }
    await send(product, caller.cookie, `/tickets/${ticketId}/steps`, { step: 'served' })
  }
  for (const { close } of open) close()
  const p99 = delays.toSorted((a, b) => a - b)[Math.ceil(delays.length * 0.99) - 1] ?? Number.NaN
  return { p99, missed }
}

async function listen({ url }: Product, screenId: string) {
  let wanted: { id: string; resolve: (at: number | undefined) => void } | undefined
  const ready = Promise.withResolvers<void>()
  const request = get(
    `${url}/api/r/3505/queue/board/live?screen=${screenId}`,
    { agent: false },
    (response) => {
      // The newest call stands first, so a part of the message is enough.
      response.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('event: board')) ready.resolve()
        if (wanted && text.includes(wanted.id)) wanted.resolve(performance.now())
      })
    },
  )
  request.on('error', () => undefined)
  await ready.promise
  return {
    close: () => request.destroy(),
    until: (id: string) =>
      new Promise<number | undefined>((resolve) => {
        wanted = { id, resolve }
        setTimeout(resolve, LONGEST_WAIT_MS, undefined)
      }),
  }
}

async function send<Answer>(product: Product, cookie: string, path: string, body: object): Promise<Answer> {
  return ask(product, 'POST', path, cookie, { commandId: newCommandId(), ...body })
}

async function ask<Answer>(
  product: Product,
  method: string,
  path: string,
  cookie: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${product.url}/api/r/3505/queue${path}`, {
    method,
    headers: { cookie, origin: product.url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

async function within(admin: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
