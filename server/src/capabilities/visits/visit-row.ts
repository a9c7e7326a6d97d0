import { normalTrackingCode } from '@guyub/contract/cases/tracking-code'
import type { DoneTask } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

export interface VisitRow {
  readonly id: string
  readonly hospital: string
  readonly code: string
  readonly patient_id: string
  readonly session_id: string
  readonly seat_order: number
  readonly pool: 'insured' | 'other'
  readonly payer: string
  readonly kind: number
  readonly papers: Buffer | null
  readonly is_new: boolean
  readonly channel: string
  readonly ticket_id: string
  readonly admission_ticket_id: string | null
  readonly number: string
  readonly ordinal: number
  readonly task: number | null
  readonly task_at: Date | null
  readonly registered_at: Date
  readonly day: string
  readonly clinic: string
  readonly clinic_title: string
  readonly minutes_each: number
  readonly lane_id: string
  readonly doctor: string
  readonly doctor_name: string
  readonly starts_at: Date
  readonly ends_at: Date
}

const VISIT = sql`
  select v.id, v.hospital, v.code, v.patient_id, v.session_id, v.seat_order, v.pool, v.payer, v.kind, v.papers, v.is_new, v.channel,
    v.ticket_id, v.admission_ticket_id, v.number, v.ordinal, v.task, v.task_at, v.registered_at, v.day::text as day, s.clinic, c.title as clinic_title,
    c.minutes_each, c.lane_id, s.doctor, s.doctor_name, s.starts_at, s.ends_at
  from visit v
  join visit_session s on s.region_code = v.region_code and s.id = v.session_id
  join visit_clinic c on c.region_code = s.region_code and c.hospital = s.hospital and c.code = s.clinic`

/** A visit by what stands on its ticket, however it was typed; in any hospital when none is named. */
export async function visitByCode(
  db: Db,
  { region }: Pick<Context, 'region'>,
  hospital: string | null,
  typed: string,
): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    ${VISIT} where v.region_code = ${region.code} and v.code = ${normalTrackingCode(typed)}
      and (${hospital}::text is null or v.hospital = ${hospital})`.execute(db)
  return rows[0]
}

export async function visitById(
  db: Db,
  { region }: Pick<Context, 'region'>,
  hospital: string,
  id: string,
): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    ${VISIT} where v.region_code = ${region.code} and v.id = ${id} and v.hospital = ${hospital}`.execute(db)
  return rows[0]
}

/** Nobody else takes a step of it meanwhile. */
export async function lockVisit(
  tx: Db,
  { region }: Pick<Context, 'region'>,
  id: string,
): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    ${VISIT} where v.region_code = ${region.code} and v.id = ${id} for update of v`.execute(tx)
  return rows[0]
}

/** The steps that were taken, in their order. */
export async function tasksOf(
  db: Db,
  { region }: Pick<Context, 'region'>,
  visitId: string,
): Promise<readonly DoneTask[]> {
  const { rows } = await sql<DoneTask>`
    select task, at from visit_task where region_code = ${region.code} and visit_id = ${visitId} order by at, task`.execute(
    db,
  )
  return rows
}

/** What a patient has booked and not finished. */
export async function openVisits({ region, now }: Context, patientId: string) {
  const { rows } = await sql<VisitRow>`
    ${VISIT} where v.region_code = ${region.code} and v.patient_id = ${patientId}
      and s.ends_at > ${now()} and coalesce(v.task, 0) < 5 order by s.starts_at limit 5`.execute(region.db)
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, clinic: row.clinic_title, doctor: row.doctor_name, day: row.day },
    ...{ startsAt: row.starts_at.toISOString(), number: row.number, isArrived: row.task !== null },
  }))
}

export interface VisitsWanted {
  readonly hospital: string
  readonly patientId?: string | undefined
  readonly id?: string | undefined
  readonly code?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
}

/** Visits of a hospital by whom, which or when, in the order of their ids. */
export async function visitsWhere(
  { region }: Pick<Context, 'region'>,
  { hospital, patientId, id, code, from, to, after }: VisitsWanted,
  limit: number,
): Promise<readonly VisitRow[]> {
  const all = sql`v.region_code = ${region.code} and v.hospital = ${hospital}`
  const conditions = [
    all,
    ...(patientId ? [sql`v.patient_id = ${patientId}::uuid`] : []),
    ...(id ? [sql`v.id = ${id}::uuid`] : []),
    ...(code ? [sql`v.code = ${normalTrackingCode(code)}`] : []),
    ...(from ? [sql`v.day >= ${from}::date`] : []),
    ...(to ? [sql`v.day <= ${to}::date`] : []),
    ...(after ? [sql`v.id > ${after}::uuid`] : []),
  ]
  const { rows } =
    await sql<VisitRow>`${VISIT} where ${sql.join(conditions, sql` and `)} order by v.id limit ${limit}`.execute(
      region.db,
    )
  return rows
}
