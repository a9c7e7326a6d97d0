import { newCommandId } from '@guyub/contract/command'
import type { QueueUse } from '@guyub/contract/definition'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { placeOpened } from './events.ts'
import type { QueueNeeds } from './needs.ts'
import { refuse } from './refusing.ts'

interface PutPlace {
  readonly id: string
  readonly serviceKey: string
  readonly officeCode: string
  readonly name: string
  readonly areaCode?: string | undefined
  readonly use: QueueUse
}

/** Opens a place with the lanes of its service, within the transaction of another command. Refuses with queue.name_taken. */
export async function openPlace(tx: Db, ctx: Context, place: PutPlace): Promise<{ placeId: string }> {
  const { id, serviceKey, officeCode, name, areaCode, use } = place
  const { region, now } = ctx
  await tx
    .insertInto('queue_place')
    .values({
      ...{ region_code: region.code, id, service_key: serviceKey, office_code: officeCode, name },
      ...{ area_code: areaCode ?? null, every: JSON.stringify(everyOf(use)), carries: carriesOf(use) },
      opened_at: now(),
    })
    .execute()
    .catch(refuse)
  for (const [index, { key, letter, title, selfService }] of use.lanes.entries())
    await tx
      .insertInto('queue_lane')
      .values({
        ...{ region_code: region.code, id: newCommandId(), place_id: id, key, letter, nth: index + 1 },
        ...{ title: JSON.stringify(title), self_service: selfService },
      })
      .execute()
  await emit(tx, ctx, placeOpened, {
    ...{ subjectId: id, officeCode, occurredAt: now() },
    facts: { service: serviceKey, place: id },
  })
  return { placeId: id }
}

/** The rule of a day: every how manieth call is whose. */
export function everyOf({ priorities }: QueueUse): Record<string, number> {
  return Object.fromEntries(priorities.map(({ key, everyNth }) => [key, everyNth]))
}

/** Whether what is left of a day waits on the next. */
export function carriesOf({ endOfDay }: QueueUse): boolean {
  return endOfDay.rule === 'carry'
}

interface OpenPlace {
  readonly commandId: string
  readonly service: string
  readonly name: string
  readonly areaCode?: string | undefined
}

/** A manager opens a place of their office. */
export function openPlaceOnce(ctx: Context, { services }: QueueNeeds, command: OpenPlace) {
  const { commandId, service, name, areaCode } = command
  const use = services.of(ctx.region.code, service)?.queue
  if (!use) throw new Refusal('queue.no_such_service')
  const { officeCode } = ctx.actor
  const place = { id: commandId, serviceKey: service, officeCode, name, areaCode, use }
  return once(ctx, 'queue.open-place', commandId, (tx) => openPlace(tx, ctx, place))
}

/** A place of the manager's own office that is open, held until the transaction ends. */
export async function placeForManager(tx: Db, { region, actor }: Context, placeId: string) {
  const { rows } = await sql<{ id: string; service_key: string; closed_at: Date | null; every: object }>`
    select id, service_key, closed_at, every from queue_place
    where region_code = ${region.code} and id = ${placeId} and office_code = ${actor.officeCode} for update`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Refusal('queue.no_such_place')
  if (row.closed_at) throw new Refusal('queue.place_closed')
  return row
}

/** A place is used no more; whoever still waits in it must be served or sent home first. */
export function closePlace(
  ctx: Context,
  { commandId, placeId }: { readonly commandId: string; readonly placeId: string },
) {
  const { region, now } = ctx
  return once(ctx, 'queue.close-place', commandId, async (tx) => {
    await placeForManager(tx, ctx, placeId)
    const { rows } = await sql`
      select from queue_ticket where region_code = ${region.code} and place_id = ${placeId}
        and state in ('waiting', 'called', 'serving', 'held') limit 1`.execute(tx)
    if (rows.length) throw new Refusal('queue.lane_waits')
    await sql`
      update queue_counter set served_by = null, since = null
      where region_code = ${region.code} and place_id = ${placeId} and served_by is not null`.execute(tx)
    await tx
      .updateTable('queue_place')
      .set({ closed_at: now(), version: sql<number>`version + 1` })
      .where('region_code', '=', region.code)
      .where('id', '=', placeId)
      .execute()
    return { placeId }
  })
}
