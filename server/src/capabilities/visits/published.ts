import type { DoneTask } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { type HospitalAt, hospitalAt, unlessNone } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { quotaOf, type SessionRow, sessionsBetween } from './offered.ts'
import { findPatient, type KnownPatient, lookedAt, patientById } from './patients.ts'
import { type VisitRow, type VisitsWanted, visitsWhere } from './visit-row.ts'

/** What is read by whoever speaks another protocol: hospitals, sessions with their quotas, visits with their steps. */

/** The hospitals of a region that have a timetable. */
export async function hospitalsOf(ctx: Context, needs: VisitsNeeds): Promise<readonly HospitalAt[]> {
  const rows = await ctx.region.db
    .selectFrom('visit_hospital')
    .select('hospital')
    .where('region_code', '=', ctx.region.code)
    .orderBy('hospital')
    .execute()
  // An office that was a hospital once is told of no more, and hides no other.
  const found = await Promise.all(
    rows.map(({ hospital }) => hospitalAt(ctx, needs, hospital).catch(unlessNone)),
  )
  return found.filter((its) => its !== undefined)
}

export interface PublishedSession extends SessionRow {
  readonly isOpen: boolean
  readonly left: { readonly insured: number; readonly other: number }
}

/** Sessions between two days, both included, and how many may still come. */
export async function publishedSessions(
  ctx: Context,
  { code, service }: HospitalAt,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PublishedSession[]> {
  const sessions = await sessionsBetween(ctx, { hospital: code, from, to })
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!first || !last) return []
  const until = new Date(last.starts_at.getTime() + 1)
  const quotas = await quotaOf(ctx, { service, from: first.starts_at, to: until })
  return sessions.map((session) => {
    const seats = quotas.get(session.id)
    const left = { insured: seats?.quota.insured.left ?? 0, other: seats?.quota.other.left ?? 0 }
    return { ...session, isOpen: (seats?.isOpen ?? false) && session.ends_at > ctx.now(), left }
  })
}

export interface PublishedVisit extends VisitRow {
  readonly tasks: readonly DoneTask[]
}

/** Visits by whom, when or which, in the order of their ids; each with the steps that were taken. */
export async function publishedVisits(
  ctx: Context,
  wanted: VisitsWanted,
  limit: number,
): Promise<readonly PublishedVisit[]> {
  const rows = await visitsWhere(ctx, wanted, limit)
  const { rows: tasks } = await sql<DoneTask & { visit_id: string }>`
    select visit_id, task, at from visit_task where region_code = ${ctx.region.code}
      and visit_id = any(${rows.map(({ id }) => id)}::uuid[]) order by at, task`.execute(ctx.region.db)
  return rows.map((row) => ({ ...row, tasks: tasks.filter(({ visit_id }) => visit_id === row.id) }))
}

/** A patient by id or by a number of theirs, as kept here. The look is kept. */
export async function publishedPatient(
  ctx: Context,
  needs: VisitsNeeds,
  hospital: string,
  wanted: { readonly id: string } | { readonly by: 'record' | 'insurance' | 'nik'; readonly value: string },
): Promise<KnownPatient | undefined> {
  const patient =
    'id' in wanted
      ? await patientById(ctx, needs, hospital, wanted.id)
      : await findPatient(ctx, needs, { hospital, ...wanted })
  if (patient) await lookedAt(ctx, { hospital, patientId: patient.id, what: 'fhir' })
  return patient || undefined
}
