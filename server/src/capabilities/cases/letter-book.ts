import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'

/** A paper of another authority that an office's people were given, for the book of that office. */
export interface HandedOver {
  readonly kind: string
  /** Under which its authority registered it; empty where none was told, or the person is erased. */
  readonly number: string
  readonly person: string
  readonly trackingCode: string
  readonly handler: string
  readonly at: Date
  /** Who did it, by account. */
  readonly actorId: string | null
}

interface Within {
  readonly from: Date
  readonly until: Date
}

type Row = Pick<
  CaseRow,
  | 'id'
  | 'service_key'
  | 'service_version'
  | 'state'
  | 'products'
  | 'subject'
  | 'data_key'
  | 'tracking_code'
  | 'handler_code'
>

/** What was delivered in a time of the requests that the actor's office took in; the people whose they are are shown that it was read. */
export async function handedOver(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault'>,
  { from, until }: Within,
  most: number,
): Promise<readonly HandedOver[]> {
  const { code, db } = ctx.region
  const { rows } = await sql<Row>`
    select id, service_key, service_version, state, products, subject, data_key, tracking_code, handler_code from "case"
    where region_code = ${code} and office_code = ${ctx.actor.officeCode} and merged_into is null
      and exists (select from jsonb_each(products) p
        where (p.value ->> 'deliveredAt')::timestamptz >= ${from} and (p.value ->> 'deliveredAt')::timestamptz < ${until})
    order by submitted_at desc, id limit ${most + 1}`.execute(db)
  await keepReads(
    ctx,
    rows.map(({ id }) => id),
  )
  const steps = await stepsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const papers = await Promise.all(
    rows.map(async (row) => {
      const { use } = await useOf(needs, ctx.region, row)
      const key = row.data_key ? keyOf(needs, code, row) : undefined
      const mine = steps.get(row.id) ?? []
      return Object.entries(standingOf(row).products).flatMap(([product, { deliveredAt }]) => {
        const at = deliveredAt && new Date(deliveredAt)
        if (!at || at < from || at >= until) return []
        const numbered = mine.findLast((step) => step.product === product && step.number)
        return [
          {
            kind: use.products.find((one) => one.key === product)?.title.id ?? product,
            number:
              key && numbered?.number ? key.decrypt(`${numbered.id} number`, numbered.number).toString() : '',
            ...{ person: row.subject ?? '', trackingCode: row.tracking_code, handler: row.handler_code, at },
            actorId: mine.findLast((step) => step.at.getTime() === at.getTime())?.actor_id ?? null,
          },
        ]
      })
    }),
  )
  return papers.flat()
}

/** Whom these requests are about, for the papers of the actor's own office; one that is erased has no name. */
export async function subjectsOf(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly person: string; readonly trackingCode: string }>> {
  if (!ids.length) return new Map()
  const { code, db } = ctx.region
  const { rows } = await sql<Pick<Row, 'id' | 'subject' | 'tracking_code'>>`
    select id, subject, tracking_code from "case"
    where region_code = ${code} and office_code = ${ctx.actor.officeCode} and id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  await keepReads(
    ctx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, subject, tracking_code }) => [
      id,
      { person: subject ?? '', trackingCode: tracking_code },
    ]),
  )
}

async function keepReads({ region, actor }: Context, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await sql`
    insert into case_read (region_code, case_id, actor_id, office_code, revealed, what)
    select ${region.code}, id, ${actor.id}, ${actor.officeCode}, false, 'letter book' from unnest(${ids}::uuid[]) each (id)`.execute(
    region.db,
  )
}

async function stepsOf({ region }: Context, ids: readonly string[]) {
  if (!ids.length) return new Map<string, never[]>()
  const { rows } = await sql<{
    id: string
    case_id: string
    at: Date
    actor_id: string
    product: string | null
    number: Buffer | null
  }>`
    select id, case_id, at, actor_id, product, number from case_entry
    where region_code = ${region.code} and case_id = any(${ids}::uuid[]) and not is_note
    order by at, id`.execute(region.db)
  return Map.groupBy(rows, ({ case_id }) => case_id)
}
