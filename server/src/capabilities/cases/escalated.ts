import { workingMinutesBetween } from '@guyub/contract/calendar'
import { CaseEscalated, lateBy } from '@guyub/contract/cases'
import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { namesOfOffices } from '../regions/index.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { CLIMBS, type Climb, reachedBy } from './climbs.ts'
import { LADDER, LADDER_SOURCE } from './ladder.ts'
import type { CasesNeeds } from './needs.ts'

const MOST = 500
const HEIGHT: ReadonlyMap<string, number> = new Map(CaseEscalated.options.map((to, nth) => [to, nth]))

/** Late requests that climbed to this actor, or past them, by agency and service: what the log tells of them (`climb.ts`). */
export async function escalated(ctx: Context, needs: CasesNeeds) {
  const [calendar, due] = await Promise.all([needs.calendars.of(ctx), dueCases(ctx)])
  const mine = HEIGHT.get(ctx.actor.role) ?? 0
  const late = await lateOf(ctx, needs, due.slice(0, MOST))
  const climbed = late.flatMap((one) => {
    const reached = reachedBy(one.row.climbs, one.over.due)
    const rung = CaseEscalated.options.findLast((to) => reached.includes(to))
    return rung && (HEIGHT.get(rung) ?? 0) >= mine ? [{ ...one, rung }] : []
  })
  const codes = climbed.flatMap(({ row }) => [row.office_code, row.handler_code])
  const names = await namesOfOffices(ctx.region, codes)
  const office = (code: string) => ({ code, name: names.get(code) ?? code })
  const told = climbed.map(({ row, over, rung, service, use }) => ({
    service: { key: service.key, title: service.title },
    handler: office(row.handler_code),
    request: {
      trackingCode: row.tracking_code,
      state: use.states[row.state]?.label ?? { id: row.state, en: row.state },
      intake: office(row.office_code),
      dueAt: over.due.toISOString(),
      lateMinutes: workingMinutesBetween(calendar, over.due, over.until),
      rung,
    },
  }))
  const groups = [...Map.groupBy(told, ({ service, handler }) => `${handler.code} ${service.key}`).values()]
  return {
    ...{ ladder: LADDER, source: LADDER_SOURCE, below: late.length - climbed.length },
    groups: groups
      .flatMap(([first, ...rest]) => (first ? [groupOf(first, rest)] : []))
      .sort((one, other) => other.count - one.count),
    hasMore: due.length > MOST,
  }
}

interface Told<Request> {
  readonly service: { readonly key: string; readonly title: Text }
  readonly handler: { readonly code: string; readonly name: string }
  readonly request: Request
}

function groupOf<Request>({ service, handler, request }: Told<Request>, rest: readonly Told<Request>[]) {
  const requests = [request, ...rest.map((one) => one.request)]
  return { service, handler, count: requests.length, requests }
}

type DueCase = Pick<
  CaseRow,
  'tracking_code' | 'service_key' | 'service_version' | 'state' | 'products' | 'office_code' | 'handler_code'
> & { readonly climbs: readonly Climb[] }

/** What waits for the applicant in time is past a day and not late. */
async function lateOf(ctx: Context, needs: CasesNeeds, due: readonly DueCase[]) {
  const judged = await Promise.all(
    due.map(async (row) => {
      const definition = await useOf(needs, ctx.region, row)
      const over = lateBy(definition.use, standingOf(row), ctx.now())
      return over ? [{ row, over, ...definition }] : []
    }),
  )
  return judged.flat()
}

async function dueCases({ region, now }: Context): Promise<DueCase[]> {
  const { rows } = await sql<DueCase>`
    select c.tracking_code, c.service_key, c.service_version, c.state, c.products, c.office_code, c.handler_code,
      ${CLIMBS} as climbs
    from "case" c where c.region_code = ${region.code} and not c.closed and c.due_at < ${now()}
    order by c.due_at limit ${MOST + 1}`.execute(region.db)
  return rows
}
