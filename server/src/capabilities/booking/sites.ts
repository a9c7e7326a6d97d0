import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { siteOpened } from './events.ts'
import type { BookingNeeds } from './needs.ts'

export interface SiteRow {
  readonly id: string
  readonly service_key: string
  readonly name: string
  readonly address: string
  readonly area_code: string
  readonly office_code: string
  readonly closed_at: Date | null
  readonly zone: string
}

export async function siteRow(db: Db, region: string, siteId: string): Promise<SiteRow | undefined> {
  const { rows } = await sql<SiteRow>`
    select s.id, s.service_key, s.name, s.address, s.area_code, s.office_code, s.closed_at, r.zone
    from booking_site s join region r on r.region_code = s.region_code
    where s.region_code = ${region} and s.id = ${siteId}`.execute(db)
  return rows[0]
}

/** How a service lets book in this region; nothing where it does not. */
export function useOf({ services }: Pick<BookingNeeds, 'services'>, { region }: Context, service: string) {
  return services.of(region.code, service)?.booking
}

/** A site for its keepers and for the overseer of its service; refused to every other officer. */
export async function siteFor(db: Db, ctx: Context, needs: BookingNeeds, siteId: string) {
  const row = await siteRow(db, ctx.region.code, siteId)
  const use = row && useOf(needs, ctx, row.service_key)
  if (!row || !use) throw new Refusal('booking.no_such_site')
  if (row.office_code !== ctx.actor.officeCode && !(await isOverseer(ctx, needs, use.overseer)))
    throw new Refusal('booking.not_your_site')
  return { row, use }
}

export async function isOverseer(
  { region, actor }: Context,
  needs: BookingNeeds,
  overseer: string,
): Promise<boolean> {
  if (!actor.permissions.has('booking.oversee')) return false
  return (await needs.officeWith(region, overseer))?.code === actor.officeCode
}

interface OpenSite {
  readonly commandId: string
  readonly service: string
  readonly name: string
  readonly address: string
  readonly areaCode: string
  readonly officeCode?: string | undefined
}

/** A house opens. */
export async function openSite(ctx: Context, needs: BookingNeeds, command: OpenSite) {
  const { commandId, service, name, address, areaCode, officeCode = ctx.actor.officeCode } = command
  const use = useOf(needs, ctx, service)
  if (!use) throw new Refusal('booking.no_such_service')
  if (!(await isOverseer(ctx, needs, use.overseer))) throw new Refusal('booking.not_overseer')
  if (!(await needs.isPlace(ctx, areaCode))) throw new Refusal('booking.no_such_area')
  if (!(await needs.isOffice(ctx, officeCode))) throw new Refusal('booking.no_such_office')
  return once(ctx, 'booking.open-site', commandId, async (tx) => {
    await tx
      .insertInto('booking_site')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, service_key: service, name, address },
        ...{ area_code: areaCode, office_code: officeCode, opened_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, siteOpened, {
      ...{ subjectId: commandId, officeCode, occurredAt: ctx.now() },
      facts: { service, area: areaCode },
    })
    return { siteId: commandId }
  }).catch((error) => {
    if (constraintOf(error) === 'booking_site_named_once') throw new Refusal('booking.name_taken')
    throw error
  })
}
