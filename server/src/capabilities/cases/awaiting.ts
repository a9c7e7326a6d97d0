import {
  type AwaitingItem,
  MOST_AWAITING,
  refuseAct,
  type Waiting,
  type WaitsFor,
} from '@guyub/contract/cases'
import type { Action, CaseUse } from '@guyub/contract/definition'
import type { Role } from '@guyub/contract/identity/roles'
import { maskNik } from '@guyub/contract/nik'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { workOf } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

type Row = Pick<
  CaseRow,
  | 'id'
  | 'tracking_code'
  | 'service_key'
  | 'service_version'
  | 'subject'
  | 'office_code'
  | 'area_code'
  | 'state'
  | 'products'
  | 'data_key'
>
type Item = z.output<typeof AwaitingItem>

/** One that waits, with its whole number: for matching, never for an answer. */
export interface Awaited extends Waiting {
  readonly item: Item
}

/** Products of this actor's work that wait for their paper, or for what is done to many at one moment. */
export async function awaiting(ctx: Context, needs: CasesNeeds, asked: { readonly for: WaitsFor }) {
  const { found, more } = await awaitedBy(ctx, needs, asked.for)
  return { items: found.map(({ item }) => item), more }
}

export async function awaitedBy(
  ctx: Context,
  needs: CasesNeeds,
  kind: WaitsFor,
): Promise<{ readonly found: readonly Awaited[]; readonly more: boolean }> {
  const uses = needs.services.keys.flatMap((key) => needs.services.of(ctx.region.code, key)?.case ?? [])
  const states = new Set(uses.flatMap((use) => stepsOf(use, kind).flatMap(([, { from }]) => from)))
  if (!states.size) return { found: [], more: false }
  const { rows } = await sql<Row>`
    select id, tracking_code, service_key, service_version, subject, office_code, area_code, state, products, data_key
    from "case" where region_code = ${ctx.region.code} and ${workOf(ctx.actor)} and not closed and not waiting
      and data_key is not null
      and exists (select from jsonb_each(products) its where its.value ->> 'state' = any(${[...states]}::text[]))
    order by submitted_at, id limit ${MOST_AWAITING + 1}`.execute(ctx.region.db)
  const looked = rows.slice(0, MOST_AWAITING)
  const numbers = await numbersOf(ctx, needs, looked)
  const found: Awaited[] = []
  for (const row of looked) {
    const { use } = await useOf(needs, ctx.region, row)
    found.push(...openIn(ctx, use, row, kind, numbers))
  }
  return { found, more: rows.length > MOST_AWAITING }
}

const stepsOf = ({ actions }: CaseUse, kind: WaitsFor): [string, Action][] =>
  Object.entries(actions).filter(
    ([, { on, batch, asks }]) => on === 'product' && (kind === 'batch' ? batch : Boolean(asks.paper)),
  )

function openIn(
  ctx: Context,
  use: CaseUse,
  row: Row,
  kind: WaitsFor,
  numbers: ReadonlyMap<string, string>,
): Awaited[] {
  const standing = standingOf(row)
  return use.products.flatMap(({ key: product, title }) => {
    const its = standing.products[product]
    const as = ctx.actor.role as Role
    const [action, step] =
      stepsOf(use, kind).find(
        ([key, { asks }]) =>
          !refuseAct(use, standing, { action: key, product, as, ...(asks.paper && { paper: row.id }) }),
      ) ?? []
    if (!its || !action || !step) return []
    const number = numbers.get(`${row.id} ${product}`) ?? null
    const of = { caseId: row.id, product, trackingCode: row.tracking_code }
    const item: Item = {
      ...{ ...of, title, action, label: step.label, subject: row.subject },
      ...{ service: row.service_key, serviceVersion: row.service_version },
      ...{ office: row.office_code, area: row.area_code },
      number: number && shown(number),
      ...{ since: its.since, due: its.due, isLate: its.due < ctx.now().toISOString() },
    }
    return [{ ...of, number, item }]
  })
}

// The number of a family card is a family's; that of a certificate is its own.
const shown = (number: string) => (/^\d{16}$/.test(number) ? maskNik(number) : number)

/** The last number that was recorded for each product, opened with the key of its case. */
async function numbersOf(
  { region }: Context,
  needs: CasesNeeds,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  if (!rows.length) return new Map()
  const entries = await region.db
    .selectFrom('case_entry')
    .distinctOn(['case_id', 'product'])
    .select(['id', 'case_id', 'product', 'number'])
    .where('region_code', '=', region.code)
    .where('case_id', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .where('number', 'is not', null)
    .where('product', 'is not', null)
    .orderBy('case_id')
    .orderBy('product')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const cases = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    entries.flatMap(({ id, case_id, product, number }) => {
      const row = cases.get(case_id)
      if (!row || !number) return []
      const opened = keyOf(needs, region.code, row).decrypt(`${id} number`, number)
      return [[`${case_id} ${product}`, opened.toString()] as const]
    }),
  )
}
