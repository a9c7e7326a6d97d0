import { hash } from 'node:crypto'
import type { Box, CaseItem, ProductStanding } from '@guyub/contract/cases'
import { isTrackingCode, normalTrackingCode } from '@guyub/contract/cases'
import { isNik } from '@guyub/contract/nik'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { JsonAnswer } from '../../kernel/json-answer.ts'
import { placeInList } from '../../kernel/place-in-list.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { watchedBy, within, workOf } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { standsInFor } from './stand-ins.ts'
import { plainReference } from './submit.ts'

const PAGE = 50
/** How many names a search looks at; who means one of a thousand types more of it. */
const NAMED = 500

interface List {
  readonly box: Box
  readonly service?: string | undefined
  readonly state?: string | undefined
  readonly area?: string | undefined
  readonly q?: string | undefined
  readonly late?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly after?: string | undefined
}

interface Row {
  readonly id: string
  readonly version: number
  readonly tracking_code: string
  readonly service_key: string
  readonly service_version: number
  readonly subject: string | null
  readonly office_code: string
  readonly handler_code: string
  readonly area_code: string
  readonly state: string
  readonly products: Readonly<Record<string, ProductStanding>>
  readonly flags: string[]
  /** Milliseconds since 1970: to read fifty dates out of words took a tenth of the request. */
  readonly submitted_ms: number
  readonly due_ms: number | null
  readonly assignee_id: string | null
}

/** A page of the cases that are this actor's business, the oldest first. */
export async function list(ctx: Context, needs: CasesNeeds, wanted: List): Promise<JsonAnswer> {
  const conditions = [placeOf(wanted, ctx), inBox(wanted.box, ctx), ...filters(ctx, needs, wanted)]
  // The region stands first, where `read` puts it; each shape of the question is planned once on every connection.
  const { sql: text, parameters } = sql`
    select id, version, tracking_code, service_key, service_version, subject, office_code, handler_code, area_code, state, products, flags, assignee_id,
           date_part('epoch', submitted_at) * 1000 as submitted_ms, date_part('epoch', due_at) * 1000 as due_ms
    from "case" where region_code = ${ctx.region.code} and ${sql.join(conditions, sql` and `)}
    order by submitted_at, id limit ${PAGE + 1}`.compile(ctx.region.db)
  const name = `cases.list ${hash('md5', text)}`
  const rows = await ctx.region.read<Row>({ name, text }, parameters.slice(1))
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const now = ctx.now()
  return new JsonAnswer({
    items: page.map((row) => itemOf(row, now)),
    next: rows.length > PAGE && last ? `${iso(last.submitted_ms)}_${last.id}` : null,
  })
}

function itemOf(row: Row, now: Date): z.output<typeof CaseItem> {
  const products: Record<string, { state: string; due: string }> = {}
  for (const [key, { state, due }] of Object.entries(row.products)) products[key] = { state, due }
  return {
    id: row.id,
    version: row.version,
    trackingCode: row.tracking_code,
    service: row.service_key,
    serviceVersion: row.service_version,
    subject: row.subject,
    office: row.office_code,
    handler: row.handler_code,
    area: row.area_code,
    state: row.state,
    products,
    flags: row.flags,
    submittedAt: iso(row.submitted_ms),
    dueAt: row.due_ms === null ? null : iso(row.due_ms),
    isLate: row.due_ms !== null && row.due_ms < now.getTime(),
    assignee: row.assignee_id,
  }
}

const iso = (ms: number) => new Date(Math.round(ms)).toISOString()

/** A search of everything also finds what is only kept in sight; the boxes of work do not show it. */
export function placeOf({ box, q }: Pick<List, 'box' | 'q'>, { actor }: Context): RawBuilder<boolean> {
  if (box === 'elsewhere') return watchedBy(actor)
  return box === 'all' && q?.trim() ? within(actor) : workOf(actor)
}

/** For the agency work is what is open and not with the applicant; for the counter it is what waits for the applicant. */
export function inBox(box: Box, { actor }: Context): RawBuilder<boolean> {
  if (box === 'all') return sql`true`
  if (box === 'done') return sql`closed`
  if (box === 'elsewhere') return sql`not closed`
  const isAgency = actor.jurisdiction.kind === 'agency'
  const waits = (box === 'work') === isAgency ? sql<boolean>`not waiting` : sql<boolean>`waiting`
  return sql`not closed and ${waits}`
}

/** What a list is narrowed by, each as a condition on "case". */
export function filters(
  ctx: Context,
  { vault }: Pick<CasesNeeds, 'vault'>,
  wanted: Omit<List, 'box'>,
): RawBuilder<boolean>[] {
  const { service, state, area, late, mine, q, after } = wanted
  const conditions: RawBuilder<boolean>[] = []
  if (service) conditions.push(sql`service_key = ${service}`)
  if (state) conditions.push(sql`state = ${state}`)
  if (area) conditions.push(sql`area_code like ${`${area}%`}`)
  if (late) conditions.push(sql`due_at < ${ctx.now()}`)
  if (mine) conditions.push(sql`(assignee_id = ${ctx.actor.id} or assignee_id in (${standsInFor(ctx)}))`)
  if (after) conditions.push(afterCursor(after))
  const text = q?.trim()
  if (!text) return conditions
  const code = normalTrackingCode(text)
  const digits = text.replace(/\D/g, '')
  if (isTrackingCode(code)) conditions.push(sql`tracking_code = ${code}`)
  else if (isNik(digits)) conditions.push(sql`nik_hash = ${vault.lookUp(ctx.region.code, digits)}`)
  else if (/\d/.test(text))
    conditions.push(
      sql`(reference = ${plainReference(text)} or id in (select cases_named(${ctx.region.code}, ${text}, ${NAMED})))`,
    )
  else conditions.push(sql`id in (select cases_named(${ctx.region.code}, ${text}, ${NAMED}))`)
  return conditions
}

function afterCursor(cursor: string): RawBuilder<boolean> {
  const place = placeInList(cursor, '_')
  if (!place) throw new Refusal('cases.bad_cursor')
  return sql`(submitted_at, id) > (${place.at}, ${place.id}::uuid)`
}
