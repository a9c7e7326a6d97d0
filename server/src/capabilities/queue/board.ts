import type { Board } from '@guyub/contract/queue'
import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { QueueNeeds } from './needs.ts'

/** A screen as its board needs it. */
export interface ScreenRow {
  readonly id: string
  readonly kind: 'kiosk' | 'display'
  readonly name: string
  readonly place_id: string
  readonly lanes: readonly string[]
  readonly speaks: boolean
  readonly paper: '58' | '80'
  readonly printer: string | null
}

/** The part that all screens of a place share. */
export type PlaceBoard = Omit<Board, 'screen'>

const MOST_CALLS = 30

export async function screenRow(region: RegionDb, screenId: string): Promise<ScreenRow | undefined> {
  const { rows } = await sql<ScreenRow>`
    select id, kind, name, place_id, lanes, speaks, paper, printer from queue_screen
    where region_code = ${region.code} and id = ${screenId} and closed_at is null`.execute(region.db)
  return rows[0]
}

/** What a screen shows now. */
export async function board(ctx: Context, needs: QueueNeeds, { screen }: { readonly screen: string }) {
  const row = await screenRow(ctx.region, screen)
  if (!row) throw new Refusal('queue.no_such_screen')
  return boardFor(row, await boardOfPlace(ctx, needs, row.place_id))
}

/** The board of a place as one of its screens shows it: its own lanes only, where it has some. */
export function boardFor(screen: ScreenRow, { lanes, calls, ...rest }: PlaceBoard): Board {
  const isMine = (laneId: string) => screen.lanes.length === 0 || screen.lanes.includes(laneId)
  const { id, kind, name, speaks, paper, printer } = screen
  return {
    ...rest,
    screen: { id, kind, name, speaks, paper, hasPrinter: printer !== null },
    lanes: lanes.filter((lane) => isMine(lane.id)),
    calls: calls.filter((call) => isMine(call.laneId)),
  }
}

interface Row {
  readonly name: string
  readonly service_key: string
  readonly every: Record<string, number>
  readonly lanes: { id: string; letter: string; title: Text; selfService: boolean; waiting: number }[]
  readonly calls: {
    id: string
    number: string
    counter: string
    laneId: string
    at: string
    isCarried: boolean
  }[]
}

export async function boardOfPlace(
  { region, now }: Pick<Context, 'region' | 'now'>,
  { services }: Pick<QueueNeeds, 'services'>,
  placeId: string,
): Promise<PlaceBoard> {
  const { rows } = await sql<Row>`
    with today as (
      select (${now()}::timestamptz at time zone zone)::date as day,
        (${now()}::timestamptz at time zone zone)::date::timestamp at time zone zone as since
      from region where region_code = ${region.code})
    select p.name, p.service_key, p.every,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'letter', l.letter, 'title', l.title, 'selfService', l.self_service,
          'waiting', (select count(*) from queue_ticket t where t.region_code = l.region_code and t.lane_id = l.id
            and t.state = 'waiting' and t.due_day = (select day from today))) order by l.nth, l.letter)
        from queue_lane l where l.region_code = p.region_code and l.place_id = p.id and l.closed_at is null), '[]') as lanes,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'counter', c.counter, 'laneId', c.lane_id,
          'at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'isCarried', c.is_carried) order by c.at desc, c.id desc)
        from (select k.id, k.number, n.name as counter, k.lane_id, k.at, t.due_day > t.day as is_carried
          from queue_call k
          join queue_counter n on n.region_code = k.region_code and n.id = k.counter_id
          join queue_ticket t on t.region_code = k.region_code and t.id = k.ticket_id
          where k.region_code = p.region_code and k.place_id = p.id and k.at >= (select since from today)
          order by k.at desc, k.id desc limit ${MOST_CALLS}) c), '[]') as calls
    from queue_place p where p.region_code = ${region.code} and p.id = ${placeId}`.execute(region.db)
  const [row] = rows
  if (!row) throw new Refusal('queue.no_such_screen')
  const classes = services.of(region.code, row.service_key)?.queue?.priorities ?? []
  return {
    place: row.name,
    lanes: row.lanes,
    priorities: classes.map(({ key, title, who, everyNth }) => ({
      ...{ key, title, who, everyNth: row.every[key] ?? everyNth },
    })),
    calls: row.calls,
  }
}
