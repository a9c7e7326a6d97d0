import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { QueueNeeds } from './needs.ts'

interface PlaceRow {
  readonly id: string
  readonly service_key: string
  readonly name: string
  readonly closed_at: string | null
  readonly lanes: readonly LaneRow[]
  readonly counters: readonly CounterRow[]
  readonly screens: readonly ScreenRow[]
}
interface LaneRow {
  readonly id: string
  readonly key: string
  readonly letter: string
  readonly title: Text
  readonly selfService: boolean
  readonly isOpen: boolean
  readonly waiting: number
}
interface CounterRow {
  readonly id: string
  readonly name: string
  readonly isOpen: boolean
  readonly lanes: string[]
  readonly servedBy: string | null
}
interface ScreenRow {
  readonly id: string
  readonly kind: 'kiosk' | 'display'
  readonly name: string
  readonly lanes: string[]
  readonly speaks: boolean
  readonly paper: '58' | '80'
  readonly printer: string | null
  readonly state: 'linked' | 'open'
}

/** The places of my office, with all that stands in them. */
export async function places(ctx: Context, needs: QueueNeeds) {
  const { region, actor } = ctx
  const { rows } = await sql<PlaceRow>`
    select p.id, p.service_key, p.name, p.closed_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'key', l.key, 'letter', l.letter, 'title', l.title,
          'selfService', l.self_service, 'isOpen', l.closed_at is null,
          'waiting', (select count(*) from queue_ticket t
            where t.region_code = l.region_code and t.lane_id = l.id and t.state = 'waiting')) order by l.nth, l.letter)
        from queue_lane l where l.region_code = p.region_code and l.place_id = p.id), '[]') as lanes,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'isOpen', c.closed_at is null, 'servedBy', c.served_by,
          'lanes', array(select cl.lane_id from queue_counter_lane cl
            where cl.region_code = c.region_code and cl.counter_id = c.id)) order by c.name)
        from queue_counter c where c.region_code = p.region_code and c.place_id = p.id), '[]') as counters,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'name', s.name, 'lanes', s.lanes, 'speaks', s.speaks,
          'paper', s.paper, 'printer', s.printer, 'state', case when s.opened_at is null then 'linked' else 'open' end) order by s.name)
        from queue_screen s where s.region_code = p.region_code and s.place_id = p.id and s.closed_at is null), '[]') as screens
    from queue_place p where p.region_code = ${region.code} and p.office_code = ${actor.officeCode}
    order by p.name`.execute(region.db)
  const people = await needs.names(ctx, [
    ...new Set(rows.flatMap(({ counters }) => counters.flatMap(({ servedBy }) => servedBy ?? []))),
  ])
  return rows.flatMap(({ id, service_key, name, closed_at, lanes, counters, screens }) => {
    const use = needs.services.of(region.code, service_key)?.queue
    if (!use) return []
    return [
      {
        ...{ id, service: service_key, name, isOpen: closed_at === null, use },
        lanes: [...lanes],
        counters: counters.map((counter) => ({
          ...counter,
          servedBy: counter.servedBy && (people.get(counter.servedBy) ?? ''),
          isMine: counter.servedBy === actor.id,
        })),
        screens: [...screens],
      },
    ]
  })
}
