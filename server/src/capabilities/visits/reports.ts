import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ownHospital } from './hospital.ts'
import type { HospitalLines, VisitsNeeds } from './needs.ts'
import type { VisitRow } from './visit-row.ts'

export type Listener = 'hospital' | 'insurance'

/** Who of a hospital's lines is told. */
export function listeners({ system, insurance }: HospitalLines): readonly Listener[] {
  return [...(system ? (['hospital'] as const) : []), ...(insurance ? (['insurance'] as const) : [])]
}

interface Report {
  readonly visit: Pick<VisitRow, 'id' | 'hospital'>
  readonly what: 'add' | 'task' | 'cancel'
  readonly task?: number
  readonly at: Date
  readonly tells: readonly Listener[]
}

/** Puts down what is to be told, in the transaction of what happened. */
export async function report(tx: Db, ctx: Context, { visit, what, task, at, tells }: Report): Promise<void> {
  if (!tells.length) return
  await tx
    .insertInto('visit_report')
    .values(
      tells.map((to) => ({
        ...{ region_code: ctx.region.code, id: newCommandId(), visit_id: visit.id, hospital: visit.hospital },
        ...{ reported_to: to, what, task: task ?? null, at, due_at: ctx.now() },
      })),
    )
    .execute()
}

/** What is told, and what was not taken. */
export async function reports(ctx: Context, needs: VisitsNeeds, { hospital }: { readonly hospital: string }) {
  await ownHospital(ctx, needs, hospital)
  const { code, db } = ctx.region
  const [counts, failed, no] = await Promise.all([
    sql<{ to: Listener; state: string; reports: number }>`
      select reported_to as to, state, count(*)::int as reports from visit_report
      where region_code = ${code} and hospital = ${hospital} group by 1, 2 order by 1, 2`.execute(db),
    sql<{
      id: string
      visitId: string
      code: string
      to: Listener
      what: string
      state: string
      said: string | null
      at: Date
    }>`
      select r.id, r.visit_id as "visitId", v.code, r.reported_to as to, case when r.what = 'task' then 'task-' || r.task else r.what end as what,
        r.state, r.said, r.at
      from visit_report r join visit v on v.region_code = r.region_code and v.id = r.visit_id
      where r.region_code = ${code} and r.hospital = ${hospital} and r.state in ('failed', 'blocked')
      order by r.at desc, r.id desc limit 100`.execute(db),
    sql<{ said: string; at: Date }>`
      select refused_with as said, refused_at as at from visit_hospital
      where region_code = ${code} and hospital = ${hospital} and refused_at > ${ctx.now()}::timestamptz - interval '1 day'`.execute(
      db,
    ),
  ])
  const [refused] = no.rows
  return {
    ...{ counts: counts.rows, failed: failed.rows.map((row) => ({ ...row, at: row.at.toISOString() })) },
    refused: refused ? { said: refused.said, at: refused.at.toISOString() } : null,
  }
}

interface Retry {
  readonly commandId: string
  readonly hospital: string
  readonly reportId: string
}

/** What failed is tried again, and what waited behind it. */
export async function retryReport(
  ctx: Context,
  needs: VisitsNeeds,
  { commandId, hospital, reportId }: Retry,
) {
  await ownHospital(ctx, needs, hospital)
  return once(ctx, 'visits.retry-report', commandId, async (tx) => {
    const { code } = ctx.region
    const { numAffectedRows } = await sql`
      update visit_report r set state = 'ready', due_at = ${ctx.now()}, tries = 0
      from visit_report f
      where f.region_code = ${code} and f.id = ${reportId} and f.hospital = ${hospital} and f.state in ('failed', 'blocked')
        and r.region_code = f.region_code and r.visit_id = f.visit_id and r.reported_to = f.reported_to
        and r.state in ('failed', 'blocked')`.execute(tx)
    if (!numAffectedRows) throw new Refusal('visits.no_such_report')
    return { reportId }
  })
}
