import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { placeForManager } from './places.ts'
import { refuse } from './refusing.ts'

interface PutLane {
  readonly id: string
  readonly placeId: string
  readonly key: string
  readonly letter: string
  readonly title: Pick<Text, 'id' | 'en'>
  readonly selfService: boolean
  readonly isOpen: boolean
}

/** The lanes of a service that are open, place by place. */
export async function lanesOf(
  region: RegionDb,
  { serviceKey, placeId }: { readonly serviceKey: string; readonly placeId?: string },
) {
  const { rows } = await sql<{ id: string; place_id: string; key: string; letter: string; title: Text }>`
    select l.id, l.place_id, l.key, l.letter, l.title
    from queue_lane l join queue_place p on p.region_code = l.region_code and p.id = l.place_id
    where l.region_code = ${region.code} and p.service_key = ${serviceKey} and l.closed_at is null and p.closed_at is null
      and (${placeId ?? null}::uuid is null or l.place_id = ${placeId ?? null})
    order by p.name, l.nth, l.letter`.execute(region.db)
  return rows.map(({ place_id, ...lane }) => ({ ...lane, placeId: place_id }))
}

/**
 * Makes or changes the lane of a place that has this key, within the transaction of another command; `id` is that of a new one. Answers
 * its id. Refuses with queue.letter_taken, and queue.lane_waits where it would end while somebody waits in it.
 */
export async function putLane(tx: Db, { region, now }: Context, lane: PutLane): Promise<{ laneId: string }> {
  const { id, placeId, key, letter, title, selfService, isOpen } = lane
  const before = await tx
    .selectFrom('queue_lane')
    .select(['id', 'closed_at'])
    .where('region_code', '=', region.code)
    .where('place_id', '=', placeId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  const closedAt = isOpen ? null : (before?.closed_at ?? now())
  const said = {
    ...{ letter, title: JSON.stringify(title), self_service: selfService, closed_at: closedAt },
  }
  if (!before) {
    const { rows } = await sql<{ nth: number }>`
      select coalesce(max(nth), 0)::int + 1 as nth from queue_lane
      where region_code = ${region.code} and place_id = ${placeId}`.execute(tx)
    const values = { region_code: region.code, id, place_id: placeId, key, nth: rows[0]?.nth ?? 1, ...said }
    await tx.insertInto('queue_lane').values(values).execute().catch(refuse)
    return { laneId: id }
  }
  if (!isOpen && (await somebodyWaits(tx, region.code, before.id))) throw new Refusal('queue.lane_waits')
  await tx
    .updateTable('queue_lane')
    .set({ ...said, version: sql<number>`version + 1` })
    .where('region_code', '=', region.code)
    .where('id', '=', before.id)
    .execute()
    .catch(refuse)
  return { laneId: before.id }
}

async function somebodyWaits(tx: Db, region: string, laneId: string): Promise<boolean> {
  const { rows } = await sql`
    select from queue_ticket where region_code = ${region} and lane_id = ${laneId}
      and state in ('waiting', 'called', 'serving', 'held') limit 1`.execute(tx)
  return rows.length > 0
}

/** A manager puts a lane into a place of their office. */
export function putLaneOnce(
  ctx: Context,
  { commandId, ...lane }: Omit<PutLane, 'id'> & { readonly commandId: string },
) {
  return once(ctx, 'queue.put-lane', commandId, async (tx) => {
    await placeForManager(tx, ctx, lane.placeId)
    return putLane(tx, ctx, { ...lane, id: commandId })
  })
}
