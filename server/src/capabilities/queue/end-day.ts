import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { told } from '../../kernel/logging.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { dayEnded } from './events.ts'
import type { QueueNeeds } from './needs.ts'
import { carriesOf, everyOf, placeForManager } from './places.ts'

/** Why a ticket ended that nobody ended. */
const DAY_OVER = 'day-over'

/** The day of a place is over, as its manager says. */
export function endDay(
  ctx: Context,
  needs: QueueNeeds,
  { commandId, placeId }: { readonly commandId: string; readonly placeId: string },
) {
  return once(ctx, 'queue.end-day', commandId, async (tx) => {
    const place = await placeForManager(tx, ctx, placeId)
    const { rows } = await sql<{ today: string }>`
      select (${ctx.now()}::timestamptz at time zone zone)::date::text as today from region
      where region_code = ${ctx.region.code}`.execute(tx)
    const office = ctx.actor.officeCode
    return clear(tx, ctx, needs, { id: placeId, service: place.service_key, office }, rows[0]?.today ?? '')
  })
}

/**
 * What is left of days until `day` is closed with the reason of the service, or waits on the next day, as its rule says. Whoever was
 * called and did not come has missed it; whoever stands at a counter was served. The next day goes by the rule of today's definition.
 */
async function clear(
  tx: Db,
  ctx: Context,
  { services }: Pick<QueueNeeds, 'services'>,
  place: { readonly id: string; readonly service: string; readonly office: string },
  day: string,
): Promise<{ closed: number; carried: number }> {
  const use = services.of(ctx.region.code, place.service)?.queue
  if (!use) throw new Refusal('queue.no_such_place')
  const { region, now } = ctx
  const at = now()
  const left = sql`region_code = ${region.code} and place_id = ${place.id} and due_day <= ${day}::date`
  const { numAffectedRows: atCounters = 0n } = await sql`
    update queue_ticket set state = case when state = 'called' then 'missed' else 'served' end, ended_at = ${at}, reason = ${DAY_OVER},
      version = version + 1
    where ${left} and state in ('called', 'serving')`.execute(tx)
  const isCarried = carriesOf(use)
  const { numAffectedRows: waiting = 0n } = !isCarried
    ? await sql`
          update queue_ticket set state = 'cancelled', ended_at = ${at}, reason = ${DAY_OVER}, version = version + 1
          where ${left} and state in ('waiting', 'held')`.execute(tx)
    : await sql`
          update queue_ticket set state = 'waiting', due_day = ${day}::date + 1, counter_id = null, calls = 0, forecast_at = null,
            version = version + 1
          where ${left} and state in ('waiting', 'held')`.execute(tx)
  if (isCarried) await prepareNextDay(tx, region.code, place.id, day)
  await sql`
    update queue_counter set served_by = null, since = null
    where region_code = ${region.code} and place_id = ${place.id} and served_by is not null`.execute(tx)
  await sql`
    update queue_place set every = ${JSON.stringify(everyOf(use))}::jsonb, carries = ${isCarried}
    where region_code = ${region.code} and id = ${place.id}`.execute(tx)
  const counted = {
    closed: Number(atCounters) + (isCarried ? 0 : Number(waiting)),
    carried: isCarried ? Number(waiting) : 0,
  }
  await emit(tx, ctx, dayEnded, {
    ...{ subjectId: place.id, officeCode: place.office, occurredAt: at },
    facts: { service: place.service, place: place.id, ...counted },
  })
  return counted
}

/** Whose turn it is counts from nothing; numbers go on behind those that wait already: no two people in the hall hold the same one. */
async function prepareNextDay(tx: Db, region: string, place: string, day: string): Promise<void> {
  const carried = sql`region_code = ${region} and place_id = ${place} and due_day = ${day}::date + 1 and state = 'waiting'`
  await sql`
    insert into queue_turn (region_code, lane_id, day, priority)
    select distinct region_code, lane_id, due_day, priority from queue_ticket
    where ${carried} and priority is not null on conflict do nothing`.execute(tx)
  await sql`
    insert into queue_day (region_code, lane_id, day, last)
    select region_code, home_lane, due_day, max(ordinal) from queue_ticket
    where ${carried} and day < due_day group by region_code, home_lane, due_day
    on conflict (region_code, lane_id, day) do update set last = greatest(queue_day.last, excluded.last)`.execute(
    tx,
  )
}

interface Overdue {
  readonly region_code: string
  readonly id: string
  readonly service: string
  readonly office: string
  readonly yesterday: string
}

interface Night extends Pick<QueueNeeds, 'services'> {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

/** Days that nobody ended are over at the region's midnight. Returns in how many places something was left and is ended. */
export async function endDaysOf({ reader, pool, now, services }: Night): Promise<number> {
  const { rows } = await sql<Overdue>`
    select p.region_code, p.id, p.service_key as service, p.office_code as office,
      ((${now()}::timestamptz at time zone r.zone)::date - 1)::text as yesterday
    from queue_place p join region r on r.region_code = p.region_code
    where exists (
      select from queue_ticket t where t.region_code = p.region_code and t.place_id = p.id
        and t.state in ('waiting', 'called', 'serving', 'held') and t.due_day < (${now()}::timestamptz at time zone r.zone)::date)`.execute(
    reader,
  )
  let ended = 0
  for (const { region_code, yesterday, ...place } of rows) {
    const ctx: Context = { region: pool.region(region_code), actor: NOBODY, now }
    try {
      if (!services.of(region_code, place.service)?.queue) continue
      await ctx.region.db.transaction().execute((tx) => clear(tx, ctx, { services }, place, yesterday))
      ended++
    } catch (error) {
      // The next night tries again; the other places end all the same.
      console.error(told(error as Error))
    }
  }
  return ended
}
