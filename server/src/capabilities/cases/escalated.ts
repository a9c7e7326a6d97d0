import { readFileSync } from 'node:fs'
import { workingMinutesBetween } from '@guyub/contract/calendar'
import { CaseEscalated, CaseLadder } from '@guyub/contract/cases'
import { escalationOf } from '@guyub/contract/escalation'
import { Text } from '@guyub/contract/text'
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { namesOfOffices } from '../regions/index.ts'
import { useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'

const MOST = 500
const FILE = new URL('../../../../reference/cases/escalation.json', import.meta.url)
const { steps: LADDER, source: SOURCE } = z
  .strictObject({ version: z.int(), source: Text, steps: CaseLadder })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')))
const HEIGHT: ReadonlyMap<string, number> = new Map(CaseEscalated.options.map((to, nth) => [to, nth]))

/** Late requests that climbed to this actor, or past them, by agency and service. */
export async function escalated(ctx: Context, needs: CasesNeeds) {
  const now = ctx.now()
  const [calendar, late] = await Promise.all([needs.calendars.of(ctx), lateCases(ctx)])
  const mine = HEIGHT.get(ctx.actor.role) ?? 0
  const climbed = late.slice(0, MOST).flatMap((row) => {
    const dueAt = row.due_at ?? now
    const rung = escalationOf(calendar, LADDER, dueAt, now)
    return rung && (HEIGHT.get(rung) ?? 0) >= mine ? [{ row, dueAt, rung }] : []
  })
  const codes = climbed.flatMap(({ row }) => [row.office_code, row.handler_code])
  const names = await namesOfOffices(ctx.region, codes)
  const office = (code: string) => ({ code, name: names.get(code) ?? code })
  const told = await Promise.all(
    climbed.map(async ({ row, dueAt, rung }) => {
      const { service, use } = await useOf(needs, ctx.region, row)
      return {
        service: { key: service.key, title: service.title },
        handler: office(row.handler_code),
        request: {
          trackingCode: row.tracking_code,
          state: use.states[row.state]?.label ?? { id: row.state, en: row.state },
          intake: office(row.office_code),
          dueAt: dueAt.toISOString(),
          lateMinutes: workingMinutesBetween(calendar, dueAt, now),
          rung,
        },
      }
    }),
  )
  const groups = [...Map.groupBy(told, ({ service, handler }) => `${handler.code} ${service.key}`).values()]
  return {
    ...{ ladder: LADDER, source: SOURCE, below: Math.min(late.length, MOST) - climbed.length },
    groups: groups
      .flatMap(([first, ...rest]) => (first ? [groupOf(first, rest)] : []))
      .sort((one, other) => other.count - one.count),
    hasMore: late.length > MOST,
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

function lateCases({ region, now }: Context) {
  return region.db
    .selectFrom('case')
    .select(['tracking_code', 'service_key', 'service_version', 'state'])
    .select(['office_code', 'handler_code', 'due_at'])
    .where('region_code', '=', region.code)
    .where('closed', '=', false)
    .where('due_at', '<', now())
    .orderBy('due_at')
    .limit(MOST + 1)
    .execute()
}
