import { type Pace, paceOf } from '@guyub/contract/queue'
import { CompiledQuery } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'

/** How many services are looked back at. */
const RECENT = 20
/** Longer than this is somebody who forgot to press the button. */
const LONGEST_SECONDS = 4 * 3600

export interface LaneNow {
  /** The office of its place; nothing where there is no such lane. */
  readonly office: string | null
  /** Nothing while too little is known. */
  readonly pace: Pace | undefined
  /** Lanes that the open counters of this lane call from, besides it. */
  readonly others: readonly string[]
  /** How many wait in them. */
  readonly beside: number
}

interface Row {
  readonly office: string | null
  readonly recent: number[] | null
  readonly counters: number
  readonly busy: number
  readonly others: string[]
  readonly beside: number
}

// Prepared on every connection: asked whenever somebody takes a number, it costs more to plan than to run.
const LANE_NOW = {
  name: 'queue.lane-now',
  text: `
    with open as (
      select c.id from queue_counter_lane cl
      join queue_counter c on c.region_code = cl.region_code and c.id = cl.counter_id
      where cl.region_code = $1 and cl.lane_id = $2 and c.served_by is not null and c.closed_at is null),
    other as (
      select distinct its.lane_id from queue_counter_lane its join open on open.id = its.counter_id
      where its.region_code = $1 and its.lane_id <> $2)
    select
      (select p.office_code from queue_lane l join queue_place p on p.region_code = l.region_code and p.id = l.place_id
       where l.region_code = $1 and l.id = $2) as office,
      (select array_agg(seconds) from (
         select extract(epoch from t.ended_at - t.called_at)::float8 as seconds from queue_ticket t
         where t.region_code = $1 and t.lane_id = $2 and t.state = 'served' and t.reason is null
         order by t.ended_at desc limit ${RECENT}) last where seconds < ${LONGEST_SECONDS}) as recent,
      (select count(*)::int from open) as counters,
      (select count(*)::int from queue_ticket b join open on open.id = b.counter_id
       where b.region_code = $1 and b.state in ('called', 'serving')) as busy,
      array(select lane_id from other) as others,
      (select count(*)::int from queue_ticket w join other on other.lane_id = w.lane_id
       where w.region_code = $1 and w.state = 'waiting') as beside`,
}

/** How fast a lane goes now: what its last services took, the counters that serve it, and who else waits for them. */
export async function laneNow(region: RegionDb, laneId: string): Promise<LaneNow> {
  return toldOf(await region.read<Row>(LANE_NOW, [laneId]))
}

/** The same in a transaction. */
export async function laneNowWithin(tx: Db, region: string, laneId: string): Promise<LaneNow> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(LANE_NOW.text, [region, laneId]))
  return toldOf(rows as Row[])
}

function toldOf([row]: readonly Row[]): LaneNow {
  if (!row) throw new Error('a lane answered nothing')
  const { office, recent, counters, busy, others, beside } = row
  return { office, pace: paceOf(recent ?? [], counters, counters - busy), others, beside }
}
