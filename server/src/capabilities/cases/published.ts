import { type Answers, placeAnswered, placeOf } from '@guyub/contract/cases'
import { type CaseUse, holds, type ServiceDefinition } from '@guyub/contract/definition'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { dayOf } from './shown-form.ts'

/** What everybody may see of a request: place, kind, where it stands, and the words that the definition shows. */
export interface Published {
  readonly trackingCode: string
  readonly service: ServiceDefinition
  readonly use: CaseUse
  readonly facts: Readonly<Record<string, string>>
  readonly shown: string
  readonly state: string
  readonly isClosed: boolean
  readonly handler: string
  readonly submittedAt: Date
  readonly updatedAt: Date
  /** Of what is promised last; nothing once all of it is done. */
  readonly dueAt: string | undefined
  readonly area: string | undefined
  readonly spot: { readonly latitude: number; readonly longitude: number } | undefined
}

interface Wanted {
  readonly services: readonly string[]
  readonly codes?: readonly string[] | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly isClosed?: boolean | undefined
  /** Of the facts: only requests of which this holds. */
  readonly isWanted?: ((service: string, facts: Readonly<Record<string, string>>) => boolean) | undefined
  readonly limit: number
}

type Row = CaseRow & { readonly updated_at: Date; readonly closed: boolean }

/** How many more are looked at than may be shown, so that a page of what is kept back does not look like the end. */
const LOOKED_AT = 5

/** Requests that their definition publishes, the newest first. What it keeps back is not there, also for whoever knows its code. */
export async function publishedCases(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault' | 'calendars'>,
  wanted: Wanted,
): Promise<Published[]> {
  const { code, db } = ctx.region
  const { services, codes, from, to, isClosed, limit } = wanted
  if (!services.length || codes?.length === 0) return []
  const { rows } = await sql<Row>`
    select c.*, coalesce((select max(e.at) from case_entry e where e.region_code = c.region_code and e.case_id = c.id),
                         c.received_at) as updated_at
    from "case" c
    where c.region_code = ${code} and c.service_key = any(${services}) and c.watcher_code is not null and c.data_key is not null
      ${codes ? sql`and c.tracking_code = any(${codes})` : sql``}
      ${from ? sql`and c.submitted_at >= ${from}` : sql``}
      ${to ? sql`and c.submitted_at <= ${to}` : sql``}
      ${isClosed === undefined ? sql`` : sql`and c.closed = ${isClosed}`}
    order by c.submitted_at desc, c.id desc limit ${limit * LOOKED_AT}`.execute(db)
  const shown: Published[] = []
  for (const row of rows) {
    if (shown.length === limit) break
    const one = await publishedOf(ctx, needs, row, wanted)
    if (one) shown.push(one)
  }
  return shown
}

async function publishedOf(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault' | 'calendars'>,
  row: Row,
  { isWanted }: Wanted,
): Promise<Published | undefined> {
  const { service, use } = await useOf(needs, ctx.region, row)
  const { publishes, georeport } = use
  const day = dayOf(await needs.calendars.of(ctx), row)
  const isKept = !publishes || !holds(publishes.when, row.facts, day) || publishes.notIn.includes(row.state)
  if (isKept || !georeport || !row.form || isWanted?.(row.service_key, row.facts) === false) return undefined
  const form = JSON.parse(keyOf(needs, ctx.region.code, row).decrypt(row.id, row.form).toString()) as Answers
  const text = (key: string) => (typeof form[key] === 'string' ? form[key] : '')
  const open = Object.values(standingOf(row).products).filter((its) => !its.deliveredAt)
  return {
    ...{ service, use, facts: row.facts, state: row.state, handler: row.handler_code, isClosed: row.closed },
    trackingCode: row.tracking_code,
    shown: text(georeport.shown),
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
    dueAt: open
      .map(({ due }) => due)
      .sort()
      .at(-1),
    area: placeAnswered(use, form, day),
    spot: placeOf(text(georeport.location)),
  }
}
