import { hoursAhead } from '@guyub/contract/calendar'
import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { QueueNeeds } from './needs.ts'

interface Row {
  readonly id: string
  readonly service_key: string
  readonly name: string
  readonly zone: string
  readonly every: Record<string, number>
  readonly lanes: { id: string; letter: string; title: Text; waiting: number }[]
}

/** Where people may take a number from home. */
export async function openPlaces({ region, now }: Context, { services }: QueueNeeds) {
  const { rows } = await sql<Row>`
    select p.id, p.service_key, p.name, r.zone, p.every,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'letter', l.letter, 'title', l.title,
          'waiting', (select count(*) from queue_ticket t where t.region_code = l.region_code and t.lane_id = l.id
            and t.state = 'waiting')) order by l.nth, l.letter)
        from queue_lane l where l.region_code = p.region_code and l.place_id = p.id and l.closed_at is null and l.self_service), '[]') as lanes
    from queue_place p join region r on r.region_code = p.region_code
    where p.region_code = ${region.code} and p.closed_at is null order by p.name`.execute(region.db)
  return rows.flatMap(({ id, service_key, name, zone, every, lanes }) => {
    const service = services.of(region.code, service_key)
    const use = service?.queue
    if (!service || !use?.web || lanes.length === 0) return []
    const { from, until } = use.web
    const clock = new Date(now().getTime() + hoursAhead(zone) * 3_600_000).toISOString().slice(11, 16)
    return [
      {
        ...{ id, service: service_key, name, serviceTitle: service.title, from, until, lanes },
        isOpenNow: clock >= from && clock < until,
        priorities: use.priorities.map(({ key, title, who, everyNth }) => ({
          ...{ key, title, who, everyNth: every[key] ?? everyNth },
        })),
      },
    ]
  })
}
