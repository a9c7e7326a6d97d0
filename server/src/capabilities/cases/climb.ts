import { lateBy } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { climbed } from '@guyub/contract/escalation'
import { sql } from 'kysely'
import { NOBODY } from '../../kernel/context.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { CLIMBS, type Climb, reachedBy } from './climbs.ts'
import { caseClimbed } from './events.ts'
import { LADDER } from './ladder.ts'
import type { LapseNeeds } from './lapse.ts'

const AT_ONCE = 500
/** What climbed longer ago than this is in the log and told to nobody: it is no news, and there may be thousands of it. */
const NEWS_MS = 48 * 3_600_000

type LateRow = Pick<
  CaseRow,
  | 'id'
  | 'version'
  | 'state'
  | 'products'
  | 'service_key'
  | 'service_version'
  | 'area_code'
  | 'office_code'
  | 'handler_code'
> & { readonly region_code: string; readonly due_at: Date; readonly climbs: readonly Climb[] }

/** Records which late requests came to another rung, in all regions, once for each promise and rung. */
export async function climbDue(needs: LapseNeeds): Promise<void> {
  for (let last: LateRow | undefined; ; ) {
    const late = await lateAfter(needs, last)
    const regions = Map.groupBy(late, ({ region_code }) => region_code)
    for (const [code, rows] of regions) await climbIn(needs, code, rows)
    last = late.at(-1)
    if (late.length < AT_ONCE || !last) return
  }
}

/** Whoever has climbed the whole ladder is looked at no more. */
async function lateAfter({ reader, now }: Pick<LapseNeeds, 'reader' | 'now'>, last: LateRow | undefined) {
  const after = last
    ? sql`(c.region_code, c.due_at, c.id) > (${last.region_code}, ${last.due_at}, ${last.id})`
    : sql`true`
  const { rows } = await sql<LateRow>`
    select c.region_code, c.id, c.version, c.due_at, c.state, c.products, c.service_key, c.service_version, c.area_code,
      c.office_code, c.handler_code, ${CLIMBS} as climbs
    from "case" c
    where not c.closed and c.due_at <= ${now()} and ${after} and not exists (
      select from case_climb k where k.region_code = c.region_code and k.case_id = c.id and k.due_at = c.due_at
        and k.rung = ${LADDER.at(-1)?.to})
    order by c.region_code, c.due_at, c.id limit ${AT_ONCE}`.execute(reader)
  return rows
}

async function climbIn(
  { pool, now, calendars, services }: LapseNeeds,
  code: string,
  late: readonly LateRow[],
): Promise<void> {
  const region = pool.region(code)
  const calendar = await calendars.of({ region, now })
  const at = now()
  const each = await Promise.all(
    late.map(async (row) => {
      const { use } = await useOf({ services }, region, row)
      const over = lateBy(use, standingOf(row), at)
      if (!over) return []
      const reached = reachedBy(row.climbs, over.due)
      return climbed(calendar, LADDER, over.due, over.until)
        .filter(({ to }) => !reached.includes(to))
        .map((rung) => ({
          ...{ row, due: over.due, ...rung, told: told(row, rung.to, at.getTime() - rung.at.getTime()) },
        }))
    }),
  )
  const steps = each.flat()
  if (!steps.length) return
  const ofStep = <Value>(value: (step: (typeof steps)[number]) => Value) => steps.map(value)
  // Written only for what nobody moved meanwhile, and by whoever comes first.
  await sql`
    with step as (
      select * from unnest(${ofStep(({ row }) => row.id)}::uuid[], ${ofStep(({ row }) => row.version)}::int[],
        ${ofStep(({ due }) => due)}::timestamptz[], ${ofStep(({ to }) => to)}::text[],
        ${ofStep((one) => one.at)}::timestamptz[], ${ofStep(() => newCommandId())}::uuid[],
        ${ofStep((one) => JSON.stringify(one.told))}::jsonb[], ${ofStep(({ row }) => row.handler_code)}::text[])
        as each (case_id, version, due_at, rung, at, event_id, facts, office_code)
    ), written as (
      insert into case_climb (region_code, case_id, due_at, rung, at)
      select ${code}, s.case_id, s.due_at, s.rung, s.at from step s
        join "case" c on c.region_code = ${code} and c.id = s.case_id
      where not c.closed and c.version = s.version
      on conflict do nothing returning case_id, due_at, rung
    )
    insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
    select ${code}, s.event_id, ${caseClimbed.type}, ${caseClimbed.version}::int, s.at, s.office_code, ${NOBODY.id}::uuid,
      s.case_id, s.facts
    from step s join written using (case_id, due_at, rung)`.execute(region.db)
}

function told(row: LateRow, rung: string, agoMs: number) {
  return caseClimbed.facts.parse({
    ...{ service: row.service_key, area: row.area_code, intake: row.office_code },
    ...{ handler: row.handler_code, rung, isNews: agoMs < NEWS_MS },
  })
}
