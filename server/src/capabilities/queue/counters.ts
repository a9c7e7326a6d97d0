import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { placeForManager } from './places.ts'
import { refuse } from './refusing.ts'

interface PutCounter {
  readonly commandId: string
  readonly placeId: string
  readonly counterId?: string | undefined
  readonly name: string
  readonly lanes: readonly string[]
  readonly isOpen: boolean
}

/** A counter begins, serves other lanes, or ends. */
export function putCounter(ctx: Context, command: PutCounter) {
  const { commandId, placeId, name, isOpen } = command
  const { region, now } = ctx
  return once(ctx, 'queue.put-counter', commandId, async (tx) => {
    await placeForManager(tx, ctx, placeId)
    const lanes = [...new Set(command.lanes)]
    await refuseForeignLanes(tx, ctx, placeId, lanes)
    const counterId = command.counterId ?? commandId
    if (command.counterId === undefined)
      await tx
        .insertInto('queue_counter')
        .values({ region_code: region.code, id: counterId, place_id: placeId, name })
        .execute()
        .catch(refuse)
    else {
      if (!isOpen && (await isBusy(tx, region.code, counterId))) throw new Refusal('queue.counter_busy')
      const { numUpdatedRows } = await tx
        .updateTable('queue_counter')
        .set({ name, closed_at: isOpen ? null : now(), version: sql<number>`version + 1` })
        .$if(!isOpen, (update) => update.set({ served_by: null, since: null }))
        .where('region_code', '=', region.code)
        .where('id', '=', counterId)
        .where('place_id', '=', placeId)
        .executeTakeFirst()
        .catch(refuse)
      if (!numUpdatedRows) throw new Refusal('queue.no_such_counter')
    }
    await sql`delete from queue_counter_lane where region_code = ${region.code} and counter_id = ${counterId}`.execute(
      tx,
    )
    await tx
      .insertInto('queue_counter_lane')
      .values(lanes.map((lane_id) => ({ region_code: region.code, counter_id: counterId, lane_id })))
      .execute()
    return { counterId }
  })
}

/** Lanes that are not of the place are none. */
export async function refuseForeignLanes(
  tx: Db,
  { region }: Context,
  placeId: string,
  lanes: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select count(*)::int as known from queue_lane
    where region_code = ${region.code} and place_id = ${placeId} and id = any(${[...lanes]}::uuid[])`.execute(
    tx,
  )
  if (rows[0]?.known !== lanes.length) throw new Refusal('queue.no_such_lane')
}

async function isBusy(tx: Db, region: string, counterId: string): Promise<boolean> {
  const { rows } = await sql`
    select from queue_ticket where region_code = ${region} and counter_id = ${counterId} and state in ('called', 'serving')`.execute(
    tx,
  )
  return rows.length > 0
}

interface Sit {
  readonly commandId: string
  readonly counterId: string
  readonly isHere: boolean
}

/** Somebody sits down at a counter of their office, or leaves it with nobody before them. */
export function sit(ctx: Context, { commandId, counterId, isHere }: Sit) {
  const { region, actor, now } = ctx
  return once(ctx, 'queue.sit', commandId, async (tx) => {
    const { rows } = await sql<{ served_by: string | null; is_closed: boolean }>`
      select c.served_by, (c.closed_at is not null or p.closed_at is not null) as is_closed
      from queue_counter c join queue_place p on p.region_code = c.region_code and p.id = c.place_id
      where c.region_code = ${region.code} and c.id = ${counterId} and p.office_code = ${actor.officeCode} for update of c`.execute(
      tx,
    )
    const [counter] = rows
    if (!counter) throw new Refusal('queue.no_such_counter')
    if (counter.is_closed) throw new Refusal('queue.counter_closed')
    if (counter.served_by && counter.served_by !== actor.id) throw new Refusal('queue.counter_taken')
    if (!isHere && (await isBusy(tx, region.code, counterId))) throw new Refusal('queue.counter_busy')
    await tx
      .updateTable('queue_counter')
      .set(isHere ? { served_by: actor.id, since: now() } : { served_by: null, since: null })
      .where('region_code', '=', region.code)
      .where('id', '=', counterId)
      .execute()
      .catch(refuse)
    return { counterId }
  })
}
