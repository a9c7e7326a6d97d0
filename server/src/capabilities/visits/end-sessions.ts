import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { sessionOver } from './events.ts'
import { hospitalAt, unlessNone } from './hospital.ts'
import { quotaOfSession } from './offered.ts'
import type { SendNeeds } from './send-reports.ts'

const AT_ONCE = 100
/** From when on a start is called late: our own proposal, said beside the figure. */
const LATE_AFTER_MINUTES = 15

interface OverSession {
  readonly region_code: string
  readonly id: string
  readonly hospital: string
  readonly clinic: string
  readonly doctor: string
  readonly starts_at: Date
  readonly registered: number
  readonly first_call: Date | null
}

/**
 * Tells of each session of a day that is over how it went, once, before those who did not come give their places back. A session that took
 * nobody and had no place is left out. Returns how many were told.
 */
export async function endSessions({ reader, pool, now, visits }: SendNeeds): Promise<number> {
  const { rows } = await sql<OverSession>`
    select s.region_code, s.id, s.hospital, s.clinic, s.doctor, s.starts_at, v.registered, v.first_call
    from visit_session s join region r on r.region_code = s.region_code
    cross join lateral (
      select count(*) filter (where v.task is distinct from 99)::int as registered, min(t.at) as first_call
      from visit v left join visit_task t on t.region_code = v.region_code and t.visit_id = v.id and t.task = 4
      where v.region_code = s.region_code and v.session_id = s.id
    ) v
    where s.over_at is null and s.day < (${now()}::timestamptz at time zone r.zone)::date
      and s.day > (${now()}::timestamptz - interval '30 days')::date
    order by s.day, s.id limit ${AT_ONCE}`.execute(reader)
  for (const row of rows) {
    const ctx: Context = {
      region: pool.region(row.region_code),
      actor: { ...NOBODY, officeCode: row.hospital },
      now,
    }
    const its = await hospitalAt(ctx, visits, row.hospital).catch(unlessNone)
    const quota = its && (await quotaOfSession(ctx, its.service, row))
    await ctx.region.db.transaction().execute(async (tx) => {
      const { numAffectedRows } = await sql`
        update visit_session set over_at = ${now()}
        where region_code = ${row.region_code} and id = ${row.id} and over_at is null`.execute(tx)
      const seats = quota ? quota.insured.seats + quota.other.seats : 0
      if (!numAffectedRows || !its || (seats === 0 && row.registered === 0)) return
      await emit(tx, ctx, sessionOver, {
        ...{ subjectId: row.id, officeCode: row.hospital, occurredAt: now() },
        facts: {
          ...{ service: its.service, hospital: row.hospital, clinic: row.clinic, doctor: row.doctor },
          ...{ seats, registered: row.registered, ...startOf(row) },
        },
      })
    })
  }
  return rows.length
}

// A session in which nobody was called did not start late: it is not known whether it started.
function startOf({ starts_at, first_call }: OverSession) {
  if (!first_call) return {}
  const lateMinutes = Math.max(0, Math.round((first_call.getTime() - starts_at.getTime()) / 60_000))
  return { lateMinutes, isLate: lateMinutes > LATE_AFTER_MINUTES, started: 1 }
}
