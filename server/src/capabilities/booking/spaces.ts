import type { Hours } from '@guyub/contract/booking'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { spaceChanged } from './events.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'

export interface SpaceRow {
  readonly id: string
  readonly site_id: string
  readonly kind: string
  readonly name: string
  readonly capacity: number
  readonly is_accessible: boolean
  readonly hours: Hours
  readonly slot_minutes: number
  readonly before_minutes: number
  readonly after_minutes: number
  readonly needs_approval: boolean
  readonly tariffs: { readonly rupiah: Readonly<Record<string, number>>; readonly source: string }
  readonly closed_at: Date | null
}

/** Spaces of one site, held until the transaction ends: two who ask for the same ones wait in one order. */
export async function lockedSpaces(tx: Db, region: string, ids: readonly string[]): Promise<SpaceRow[]> {
  const { rows } = await sql<SpaceRow>`
    select id, site_id, kind, name, capacity, is_accessible, hours, slot_minutes, before_minutes, after_minutes, needs_approval,
      tariffs, closed_at
    from booking_space where region_code = ${region} and id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(
    tx,
  )
  if (rows.length !== new Set(ids).size) throw new Refusal('booking.no_such_space')
  return rows
}

interface PutSpace {
  readonly commandId: string
  readonly siteId: string
  readonly spaceId?: string | undefined
  readonly kind: string
  readonly name: string
  readonly capacity: number
  readonly isAccessible: boolean
  readonly hours: Hours
  readonly slotMinutes: number
  readonly beforeMinutes: number
  readonly afterMinutes: number
  readonly needsApproval: boolean
  readonly tariffs: SpaceRow['tariffs']
  readonly isClosed: boolean
}

/** A space is made or changed. */
export async function putSpace(ctx: Context, needs: BookingNeeds, command: PutSpace) {
  const { commandId, siteId, spaceId = commandId, kind, hours, tariffs, isClosed } = command
  const { code } = ctx.region
  return once(ctx, 'booking.put-space', commandId, async (tx) => {
    const { row, use } = await siteFor(tx, within(ctx, tx), needs, siteId)
    if (!use.kinds.some(({ key }) => key === kind)) throw new Refusal('booking.no_such_kind')
    const purposes = new Set(use.purposes.map(({ key }) => key))
    if (Object.keys(tariffs.rupiah).some((key) => !purposes.has(key)))
      throw new Refusal('booking.no_such_purpose')
    if (command.spaceId) {
      const [known] = await lockedSpaces(tx, code, [spaceId])
      if (known?.site_id !== siteId) throw new Refusal('booking.no_such_space')
    }
    const closedAt = isClosed ? ctx.now() : null
    await sql`
      insert into booking_space as before (region_code, id, site_id, kind, name, capacity, is_accessible, hours, slot_minutes,
        before_minutes, after_minutes, needs_approval, tariffs, closed_at, since)
      values (${code}, ${spaceId}, ${siteId}, ${kind}, ${command.name}, ${command.capacity}, ${command.isAccessible},
        ${JSON.stringify(hours)}, ${command.slotMinutes}, ${command.beforeMinutes}, ${command.afterMinutes},
        ${command.needsApproval}, ${JSON.stringify(tariffs)}, ${closedAt}, ${ctx.now()})
      on conflict (region_code, id) do update set kind = excluded.kind, name = excluded.name, capacity = excluded.capacity,
        is_accessible = excluded.is_accessible, hours = excluded.hours, slot_minutes = excluded.slot_minutes,
        before_minutes = excluded.before_minutes, after_minutes = excluded.after_minutes,
        needs_approval = excluded.needs_approval, tariffs = excluded.tariffs, closed_at = excluded.closed_at,
        version = before.version + 1`.execute(tx)
    // What the whole site is closed for holds for what is new in it.
    if (!command.spaceId)
      await sql`
        insert into booking_hold (region_code, space_id, from_at, to_at, closure_id)
        select ${code}, ${spaceId}, from_at, to_at, id from booking_closure
        where region_code = ${code} and site_id = ${siteId} and space_id is null and lifted_at is null and to_at > ${ctx.now()}
        on conflict do nothing`.execute(tx)
    await emit(tx, ctx, spaceChanged, {
      ...{ subjectId: spaceId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: {
        ...{ service: row.service_key, area: row.area_code, kind, isClosed },
        openHoursPerWeek: hoursPerWeek(hours),
      },
    })
    return { spaceId }
  }).catch((error) => {
    if (constraintOf(error) === 'booking_space_named_once') throw new Refusal('booking.name_taken')
    throw error
  })
}

function hoursPerWeek(hours: Hours): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return hours.flat().reduce((sum, [opens, closes]) => sum + minutes(closes) - minutes(opens), 0) / 60
}
