import type { BookingUse } from '@guyub/contract/definition/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { BookingNeeds } from './needs.ts'
import { isOverseer, type SiteRow, siteRow, useOf } from './sites.ts'
import type { SpaceRow } from './spaces.ts'

/** Where something may be booked. */
export async function sites(
  ctx: Context,
  needs: BookingNeeds,
  { service }: { readonly service?: string | undefined },
) {
  const { rows } = await sql<SiteRow & { spaces: number }>`
    select s.id, s.service_key, s.name, s.address, s.area_code, s.office_code,
      (select count(*)::int from booking_space p where p.region_code = s.region_code and p.site_id = s.id and p.closed_at is null) as spaces
    from booking_site s where s.region_code = ${ctx.region.code} and s.closed_at is null
      and (${service ?? null}::text is null or s.service_key = ${service ?? null})
    order by s.service_key, s.name, s.id`.execute(ctx.region.db)
  return rows.flatMap((row) => {
    const definition = needs.services.of(ctx.region.code, row.service_key)
    return definition?.booking ? [{ ...shown(row, definition.title), spaces: row.spaces }] : []
  })
}

/** Those that somebody keeps or oversees, and the services that they may open a site of. */
export async function keptSites(ctx: Context, needs: BookingNeeds) {
  const { code } = ctx.region
  const all = await sites(ctx, needs, {})
  const opens = []
  for (const key of needs.services.keys) {
    const definition = needs.services.of(code, key)
    if (definition?.booking && (await isOverseer(ctx, needs, definition.booking.overseer)))
      opens.push({ service: key, title: definition.title })
  }
  const overseen = new Set(opens.map(({ service }) => service))
  const { officeCode: own } = ctx.actor
  return { sites: all.filter((each) => each.officeCode === own || overseen.has(each.service)), opens }
}

function shown<Title>(row: SiteRow, serviceTitle: Title) {
  const { id, service_key, name, address, area_code, office_code } = row
  return {
    id,
    service: service_key,
    serviceTitle,
    name,
    address,
    areaCode: area_code,
    officeCode: office_code,
  }
}

/** A site with all that somebody who books needs to know. */
export async function site(ctx: Context, needs: BookingNeeds, { siteId }: { readonly siteId: string }) {
  const { db, code } = ctx.region
  const row = await siteRow(db, code, siteId)
  const definition = row && needs.services.of(code, row.service_key)
  const use = row && useOf(needs, ctx, row.service_key)
  if (!row || !use || !definition) throw new Refusal('booking.no_such_site')
  const { rows: spaces } = await sql<SpaceRow>`
    select * from booking_space where region_code = ${code} and site_id = ${siteId} order by name, id`.execute(
    db,
  )
  const { rows: closures } = await sql<{
    id: string
    space_id: string | null
    reason: string
    from_at: Date
    to_at: Date
  }>`
    select id, space_id, reason, from_at, to_at from booking_closure where region_code = ${code} and site_id = ${siteId}
      and lifted_at is null and to_at > ${ctx.now()} order by from_at, id`.execute(db)
  const { today, zone } = await regionToday(ctx)
  const { kinds, purposes, subsectors, longest, ahead, consent } = use
  return {
    ...shown(row, definition.title),
    ...{ today, zone, longest, ahead, consent, kinds, purposes, subsectors },
    spaces: spaces.map((space) => shownSpace(use, space)),
    closures: closures.map(({ id, space_id, reason, from_at, to_at }) => ({
      ...{ id, spaceId: space_id, reason, from: from_at.toISOString(), to: to_at.toISOString() },
    })),
  }
}

export function shownSpace({ kinds }: BookingUse, space: SpaceRow) {
  const kind = kinds.find(({ key }) => key === space.kind)
  return {
    ...{ id: space.id, kind: space.kind, name: space.name, capacity: space.capacity },
    ...{ kindTitle: kind?.title ?? { id: space.kind, en: space.kind }, is: kind?.is ?? ('place' as const) },
    ...{ isAccessible: space.is_accessible, slotMinutes: space.slot_minutes, tariffs: space.tariffs },
    ...{ beforeMinutes: space.before_minutes, afterMinutes: space.after_minutes },
    ...{ needsApproval: space.needs_approval, isClosed: space.closed_at !== null },
    hours: space.hours.map((day) => day.map(([opens, closes]) => [opens, closes] as [string, string])),
  }
}
