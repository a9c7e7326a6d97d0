import { orderOfCalls, type TicketState } from '@guyub/contract/queue'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'

interface Row {
  readonly id: string
  readonly number: string
  readonly lane_id: string
  readonly priority: string | null
  readonly state: TicketState
  readonly is_carried: boolean
  readonly waits_from: Date
  readonly ordinal: number
  readonly calls: number
  readonly called_at: Date | null
  readonly is_here: boolean
  readonly is_shown: boolean
  readonly is_spoken: boolean
}

/** How many of those who wait are listed. */
const LISTED = 30

/** What lies before a counter of my office. */
export async function work(ctx: Context, { counterId }: { readonly counterId: string }) {
  const { region, actor } = ctx
  const { rows: counters } = await sql<{
    name: string
    place_id: string
    served_by: string | null
    every: Record<string, number>
    lanes: string[]
  }>`
    select c.name, c.place_id, c.served_by, p.every,
      array(select lane_id from queue_counter_lane cl where cl.region_code = c.region_code and cl.counter_id = c.id) as lanes
    from queue_counter c join queue_place p on p.region_code = c.region_code and p.id = c.place_id
    where c.region_code = ${region.code} and c.id = ${counterId} and p.office_code = ${actor.officeCode}`.execute(
    region.db,
  )
  const [counter] = counters
  if (!counter) throw new Refusal('queue.no_such_counter')
  const { today } = await regionToday(ctx)
  const [{ rows }, { rows: turns }] = await Promise.all([
    sql<Row>`
      select t.id, t.number, t.lane_id, t.priority, t.state, t.due_day > t.day as is_carried, t.waits_from, t.ordinal, t.calls, t.called_at,
        coalesce(t.counter_id = ${counterId}, false) as is_here,
        coalesce(k.shown_at is not null, false) as is_shown, coalesce(k.spoken_at is not null, false) as is_spoken
      from queue_ticket t
      left join lateral (select shown_at, spoken_at from queue_call c
        where c.region_code = t.region_code and c.ticket_id = t.id and t.state = 'called' order by c.at desc limit 1) k on true
      where t.region_code = ${region.code} and t.due_day = ${today}::date and (
        (t.state in ('waiting', 'held', 'missed') and t.lane_id = any(${counter.lanes}))
        or (t.state in ('called', 'serving') and t.counter_id = ${counterId}))`.execute(region.db),
    sql<{ lane_id: string; priority: string; others: number }>`
      select lane_id, priority, others from queue_turn
      where region_code = ${region.code} and day = ${today}::date and lane_id = any(${counter.lanes})`.execute(
      region.db,
    ),
  ])
  const rules = Object.entries(counter.every).map(([key, everyNth]) => ({ key, everyNth }))
  const others = new Map<string, number>()
  for (const turn of turns) others.set(turn.priority, Math.max(turn.others, others.get(turn.priority) ?? 0))
  const row = rows.filter(({ state }) => state === 'waiting')
  const order = orderOfCalls(
    row.map((each) => ({ ...each, waitsFrom: each.waits_from.getTime() })),
    rules,
    others,
  )
  const current = rows.find(({ is_here, state }) => is_here && (state === 'called' || state === 'serving'))
  return {
    counter: {
      ...{ id: counterId, name: counter.name, placeId: counter.place_id },
      isMine: counter.served_by === actor.id,
    },
    current: current
      ? {
          ...shown(current),
          ...{ calls: current.calls, calledAt: (current.called_at ?? current.waits_from).toISOString() },
          ...{ isShown: current.is_shown, isSpoken: current.is_spoken },
        }
      : null,
    waiting: order.slice(0, LISTED).map(shown),
    inAll: order.length,
    aside: rows.filter(({ state }) => state === 'held' || state === 'missed').map(shown),
  }
}

function shown({ id, number, lane_id, priority, state, is_carried, waits_from }: Row) {
  return {
    ...{ id, number, laneId: lane_id, priority, state, isCarried: is_carried },
    waitsFrom: waits_from.toISOString(),
  }
}
