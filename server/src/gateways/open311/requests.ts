import { normalTrackingCode } from '@guyub/contract/cases'
import type { Area } from '@guyub/contract/regions'
import { type Published, publishedCases } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'
import type { Fields, Listed } from './document.ts'
import { Fault } from './fault.ts'
import type { Open311Needs } from './needs.ts'
import type { Offered } from './offered.ts'

const DAY = 86_400_000
/** The specification's own bounds: ninety days or the first thousand. */
const DAYS = 90
const MOST = 1000

export type Query = Readonly<Record<string, string | undefined>>

/** GET requests: what was reported and may be seen, by the filters of the specification. */
export async function requestList(
  ctx: Context,
  needs: Open311Needs,
  offered: readonly Offered[],
  query: Query,
): Promise<Listed> {
  const { service_request_id: ids, service_code: codes, status } = query
  // As lists of the specification are: with commas between.
  const statuses = status?.split(',').map((one) => one.trim())
  if (statuses?.some((one) => one !== 'open' && one !== 'closed'))
    throw new Fault(400, 'status must be open, closed, or both with a comma between')
  const wanted = codes ? codes.split(',').map((code) => code.trim()) : undefined
  const unknown = wanted?.find((code) => !offered.some((one) => one.code === code))
  if (unknown !== undefined) throw new Fault(404, `service_code ${unknown.slice(0, 100)} was not found`)
  const span = ids ? {} : spanOf(query, ctx.now())
  const rows = await publishedCases(ctx, needs, {
    services: [...new Set(offered.map(({ definition }) => definition.key))],
    codes: ids?.split(',').slice(0, MOST).map(normalTrackingCode),
    ...span,
    isClosed: new Set(statuses).size === 1 ? statuses?.[0] === 'closed' : undefined,
    isWanted: (service, facts) => offeredAs(offered, service, facts, wanted) !== undefined,
    limit: MOST,
  })
  return listed(await described(ctx, needs, offered, rows))
}

/** GET requests/{service_request_id}. */
export async function oneRequest(
  ctx: Context,
  needs: Open311Needs,
  offered: readonly Offered[],
  id: string,
): Promise<Listed> {
  const { items } = await requestList(ctx, needs, offered, { service_request_id: id.split(',')[0] })
  if (!items.length) throw new Fault(404, `service_request_id ${id.slice(0, 100)} was not found`)
  return listed(items)
}

/** GET tokens/{token}: a request has its id at once, so its token is the same. */
export async function tokenOf(
  ctx: Context,
  needs: Open311Needs,
  offered: readonly Offered[],
  token: string,
): Promise<Listed> {
  const code = normalTrackingCode(token)
  const isKnown = await needs.isCase(ctx, code, [...new Set(offered.map(({ definition }) => definition.key))])
  if (!isKnown) throw new Fault(404, `token ${token.slice(0, 100)} was not found`)
  return listed([{ service_request_id: code, token: code }])
}

function listed(items: readonly Fields[]): Listed {
  return { root: 'service_requests', each: 'request', items }
}

function spanOf({ start_date, end_date }: Query, now: Date) {
  const [from, to] = [instant('start_date', start_date), instant('end_date', end_date)]
  const until = to ?? (from ? new Date(Math.min(from.getTime() + DAYS * DAY, now.getTime())) : now)
  if (from && until.getTime() - from.getTime() > DAYS * DAY)
    throw new Fault(400, `start_date and end_date lie more than ${DAYS} days apart`)
  return { from: from ?? new Date(until.getTime() - DAYS * DAY), to: until }
}

const W3C = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

function instant(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined
  // A plus that was not escaped in an address arrives as a space.
  const time = W3C.test(text.replace(' ', '+')) ? Date.parse(text.replace(' ', '+')) : Number.NaN
  if (Number.isNaN(time))
    throw new Fault(400, `${name} must be a W3C date-time such as 2026-03-02T09:00:00+07:00`)
  return new Date(time)
}

function offeredAs(
  offered: readonly Offered[],
  service: string,
  facts: Readonly<Record<string, string>>,
  wanted?: readonly string[],
): Offered | undefined {
  return offered.find(
    ({ code, choice, definition, georeport }) =>
      definition.key === service &&
      facts[georeport.service] === choice &&
      (wanted === undefined || wanted.includes(code)),
  )
}

async function described(
  ctx: Context,
  needs: Open311Needs,
  offered: readonly Offered[],
  rows: readonly Published[],
): Promise<Fields[]> {
  if (!rows.length) return []
  const [areas, offices] = await Promise.all([needs.areas(ctx), needs.officeNames(ctx)])
  const named = new Map(areas.map((area) => [area.code, area]))
  return rows.flatMap((row) => {
    const as = offeredAs(offered, row.service.key, row.facts)
    return as ? [describedOne(row, as, named, offices)] : []
  })
}

function describedOne(
  row: Published,
  as: Offered,
  areas: ReadonlyMap<string, Area>,
  offices: ReadonlyMap<string, string>,
): Fields {
  const state = row.use.states[row.state]
  const area = row.area === undefined ? undefined : areas.get(row.area)
  return {
    service_request_id: row.trackingCode,
    status: row.isClosed ? 'closed' : 'open',
    status_notes: state ? `${state.label.id}. ${state.applicant.id}` : '',
    service_name: as.name,
    service_code: as.code,
    description: row.shown,
    agency_responsible: offices.get(row.handler) ?? row.handler,
    service_notice: '',
    requested_datetime: row.submittedAt.toISOString(),
    updated_datetime: row.updatedAt.toISOString(),
    expected_datetime: row.dueAt ?? '',
    address: area ? addressOf(area, areas) : '',
    address_id: area?.code ?? '',
    zipcode: '',
    ...(row.spot ? { lat: row.spot.latitude, long: row.spot.longitude } : { lat: '', long: '' }),
    // Photographs of people and of their houses go nowhere.
    media_url: '',
  }
}

/** The village with what it lies in: "Jaten, Wonodadi". */
function addressOf(area: Area, areas: ReadonlyMap<string, Area>): string {
  const parts = area.code.split('.')
  const district = areas.get(parts.slice(0, 3).join('.'))
  return parts.length > 3 && district ? `${area.name}, ${district.name}` : area.name
}
