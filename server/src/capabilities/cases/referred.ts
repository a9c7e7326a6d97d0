import { localDay } from '@guyub/contract/calendar'
import { type Answers, CaseView, type FieldProblem, openFields, readForm } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { areasFor } from './form-areas.ts'
import { handlerOf } from './handlers.ts'
import type { CasesNeeds } from './needs.ts'
import { read } from './read.ts'
import { plainReference } from './submit.ts'

/** The tracking codes of requests that are here already under these numbers of another system, by the number without its spaces. */
export async function casesByReference(
  { region }: Context,
  service: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await region.db
    .selectFrom('case')
    .select(['reference', 'tracking_code'])
    .where('region_code', '=', region.code)
    .where('service_key', '=', service)
    .where('reference', 'in', [...numbers.map(plainReference), ''])
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.reference ?? '', row.tracking_code]))
}

/** What is wrong with answers that came from elsewhere, as if they were filed on that day. */
export async function formFaults(
  ctx: Context,
  { calendars }: Pick<CasesNeeds, 'calendars'>,
  use: CaseUse,
  answers: Answers,
  at: Date,
): Promise<readonly FieldProblem[]> {
  const calendar = await calendars.of(ctx)
  const areas = await areasFor(ctx, use)
  return readForm(use.pages, answers, localDay(calendar, at), areas, openFields(use)).problems
}

/** Does this person work in the agency that gets requests of this service first? */
export async function isFirstHandler({ region, actor }: Context, use: CaseUse): Promise<boolean> {
  return (await handlerOf(region, use.handler))?.code === actor.officeCode
}

interface Taken {
  readonly service: string
  readonly from: Date
  readonly to: Date
  readonly limit: number
}

/** Requests with a number of another system that were taken in meanwhile, each read as this person reads it, and logged. */
export async function referredCases(
  ctx: Context,
  needs: CasesNeeds,
  { service, from, to, limit }: Taken,
): Promise<readonly z.output<typeof CaseView>[]> {
  const { region, actor } = ctx
  const { rows } = await sql<{ id: string }>`
    select id from "case"
    where region_code = ${region.code} and service_key = ${service} and reference is not null and data_key is not null
      and (watcher_code = ${actor.officeCode} or handler_code = ${actor.officeCode})
      and received_at >= ${from} and received_at < ${to}
    order by received_at, id limit ${limit}`.execute(region.db)
  const cases: z.output<typeof CaseView>[] = []
  for (const { id } of rows) {
    const { text } = await read(ctx, needs, { caseId: id, reveal: false })
    cases.push(CaseView.parse(JSON.parse(text)))
  }
  return cases
}
