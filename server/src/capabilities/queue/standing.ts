import { forecastOf, orderOfCalls, type Standing, type TicketState } from '@guyub/contract/queue'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { QueueNeeds } from './needs.ts'
import { laneNow } from './pace.ts'

interface Row {
  readonly id: string
  readonly lane_id: string
  readonly number: string
  readonly ordinal: number
  readonly state: TicketState
  readonly due_day: string
  readonly every: Record<string, number>
  readonly last_called: string | null
}

interface Waits {
  readonly id: string
  readonly lane_id: string
  readonly priority: string | null
  readonly waits_from: Date
  readonly ordinal: number
}

/** Where tickets stand now; those that are not there are left out. */
export async function standingOf(
  region: RegionDb,
  ticketIds: readonly string[],
  now: Date = new Date(),
): Promise<Standing[]> {
  const { rows } = await sql<Row>`
    select t.id, t.lane_id, t.number, t.ordinal, t.state, t.due_day::text as due_day, p.every,
      (select c.number from queue_call c where c.region_code = t.region_code and c.lane_id = t.lane_id
        and c.at >= t.issued_at - interval '1 day' order by c.at desc limit 1) as last_called
    from queue_ticket t join queue_place p on p.region_code = t.region_code and p.id = t.place_id
    where t.region_code = ${region.code} and t.id = any(${[...ticketIds]}::uuid[])`.execute(region.db)
  const lanes = new Map<string, ReturnType<typeof lookAtLane>>()
  const laneOf = (row: Row) => {
    const name = `${row.lane_id} ${row.due_day}`
    const known = lanes.get(name) ?? lookAtLane(region, row)
    lanes.set(name, known)
    return known
  }
  return Promise.all(
    rows.map(async (row) => {
      const { id: ticketId, lane_id: laneId, number, ordinal, state, last_called } = row
      const said = {
        ticketId,
        laneId,
        number,
        ordinal,
        state,
        ...(last_called && { lastCalled: last_called }),
      }
      if (state !== 'waiting') return { ...said, ahead: 0 }
      const { order, withOthers, pace } = await laneOf(row)
      const ahead = Math.max(0, order.indexOf(ticketId))
      return {
        ...said,
        ahead,
        ...(pace && { forecast: forecastOf(Math.max(0, withOthers.indexOf(ticketId)), pace, now) }),
      }
    }),
  )
}

/** Who waits in a lane, in the order of calls; the same with everybody else that its counters call; and how fast they go. */
async function lookAtLane(
  region: RegionDb,
  { lane_id, due_day, every }: Pick<Row, 'lane_id' | 'due_day' | 'every'>,
) {
  const { pace, others } = await laneNow(region, lane_id)
  const lanes = [lane_id, ...others]
  const [{ rows: waiting }, { rows: turns }] = await Promise.all([
    sql<Waits>`
      select id, lane_id, priority, waits_from, ordinal from queue_ticket
      where region_code = ${region.code} and lane_id = any(${lanes}::uuid[]) and due_day = ${due_day}::date and state = 'waiting'`.execute(
      region.db,
    ),
    sql<{ priority: string; others: number }>`
      select priority, others from queue_turn
      where region_code = ${region.code} and lane_id = ${lane_id} and day = ${due_day}::date`.execute(
      region.db,
    ),
  ])
  const rules = Object.entries(every).map(([key, everyNth]) => ({ key, everyNth }))
  const counts = new Map(turns.map(({ priority, others }) => [priority, others]))
  const all = waiting.map((each) => ({ ...each, waitsFrom: each.waits_from.getTime() }))
  const idsOf = (row: typeof all) => orderOfCalls(row, rules, counts).map(({ id }) => id)
  return { order: idsOf(all.filter((each) => each.lane_id === lane_id)), withOthers: idsOf(all), pace }
}

/** The same for whoever holds one ticket, with what its page says. */
export async function standing(ctx: Context, needs: QueueNeeds, { ticketId }: { readonly ticketId: string }) {
  const { region } = ctx
  const [[now], row] = await Promise.all([
    standingOf(region, [ticketId], ctx.now()),
    region.db
      .selectFrom('queue_ticket as t')
      .innerJoin('queue_place as p', (on) =>
        on.onRef('p.region_code', '=', 't.region_code').onRef('p.id', '=', 't.place_id'),
      )
      .innerJoin('queue_lane as l', (on) =>
        on.onRef('l.region_code', '=', 't.region_code').onRef('l.id', '=', 't.lane_id'),
      )
      .leftJoin('queue_counter as c', (on) =>
        on.onRef('c.region_code', '=', 't.region_code').onRef('c.id', '=', 't.counter_id'),
      )
      .select(['p.name as place', 'p.service_key', 'p.every', 'l.title', 'c.name as counter'])
      .select(['t.priority', 't.issued_at'])
      .where('t.region_code', '=', region.code)
      .where('t.id', '=', ticketId)
      .executeTakeFirst(),
  ])
  if (!now || !row) throw new Refusal('queue.no_such_ticket')
  const every = row.every as Record<string, number>
  const classes = needs.services.of(region.code, row.service_key)?.queue?.priorities ?? []
  return {
    ...now,
    ...{ place: row.place, lane: row.title as { id: string; en: string }, counter: row.counter },
    priorities: classes.map(({ key, title, everyNth }) => ({
      ...{ title, everyNth: every[key] ?? everyNth, isMine: key === row.priority },
    })),
    issuedAt: row.issued_at.toISOString(),
  }
}
