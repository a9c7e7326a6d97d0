import { newCommandId } from '@guyub/contract/command'
import type { NewPatient } from '@guyub/contract/visits'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { arriveBy } from './arrive.ts'
import type { Begun } from './begin-visit.ts'
import { giveUp } from './cancel-visit.ts'
import { type HospitalAt, hospitalAt } from './hospital.ts'
import { lookUp } from './identify.ts'
import type { VisitsNeeds } from './needs.ts'
import { newRecord } from './new-record.ts'
import { quotaOfSession, type SessionRow, sessionsBetween } from './offered.ts'
import type { KnownPatient } from './patients.ts'
import { bookFor } from './register.ts'
import { lockVisit, visitByCode } from './visit-row.ts'

/** What the insurance's own application asks of a hospital: by its codes of clinics and doctors, for people who hold its card. */

interface InsuredSession {
  readonly clinicCode: string
  readonly doctorCode: string
  readonly day: string
  /** Whether the hours of a session are those that were asked for. */
  readonly isThen: (startsAt: Date, endsAt: Date) => boolean
}

/** The session that the insurance means. Refuses with visits.no_such_session. */
export async function insuredSession(
  ctx: Context,
  its: HospitalAt,
  asked: InsuredSession,
): Promise<SessionRow> {
  const { clinicCode, doctorCode, day, isThen } = asked
  const sessions = await sessionsBetween(ctx, { hospital: its.code, from: day, to: day })
  const found = sessions.find(
    (session) =>
      (session.insurance_code ?? session.clinic) === clinicCode &&
      (session.doctor_insurance_code ?? session.doctor) === doctorCode &&
      isThen(session.starts_at, session.ends_at),
  )
  if (!found) throw new Refusal('visits.no_such_session')
  return found
}

/** How many were registered for a session, how many are not served, who was called last, and the quotas. */
export async function sessionStatus(ctx: Context, its: HospitalAt, session: SessionRow) {
  const { code, db } = ctx.region
  const [{ rows }, quota] = await Promise.all([
    sql<{ total: number; left: number; called: string | null }>`
      select count(*) filter (where task is distinct from 99)::int as total,
        count(*) filter (where coalesce(task, 0) < 5)::int as left,
        (array_agg(number order by task_at desc) filter (where task = 4))[1] as called
      from visit where region_code = ${code} and session_id = ${session.id}`.execute(db),
    quotaOfSession(ctx, its.service, session),
  ])
  return { ...(rows[0] ?? { total: 0, left: 0, called: null }), quota }
}

interface InsuredPatient {
  readonly record: string
  readonly insurance: string
  readonly nik: string
}

/** Whom the insurance means: by record, card or number of resident; every number that is there must be theirs. */
export async function insuredPatient(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  { record, insurance, nik }: InsuredPatient,
): Promise<KnownPatient | undefined> {
  const asked = record
    ? (['record', record] as const)
    : insurance
      ? (['insurance', insurance] as const)
      : (['nik', nik] as const)
  const [by, value] = asked
  const { patient } = await lookUp(ctx, needs, its, by, value)
  if (!patient) return undefined
  const isSame = (ours: string | undefined, said: string) => !said || ours === undefined || ours === said
  return isSame(patient.insurance, insurance) && isSame(patient.nik, nik) ? patient : undefined
}

interface BookInsured {
  readonly patient: KnownPatient
  readonly session: SessionRow
  readonly kind: number
  readonly reference: string
}

/** A place and a number for somebody who asked in the insurance's application. */
export function bookInsured(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  { patient, session, kind, reference }: BookInsured,
): Promise<Begun> {
  const payer = its.use.payers.find(({ isInsured }) => isInsured)
  return bookFor(ctx, needs, its, {
    ...{ name: 'visits.book-insured', commandId: newCommandId(), channel: 'insurance-app', patient },
    ...{ sessionId: session.id, payer: payer?.key ?? '', kind, reference: reference || undefined },
  })
}

/** The insured gave up by the application. Refuses with visits.no_such_visit and visits.task_over. */
export async function cancelInsured(
  ctx: Context,
  needs: VisitsNeeds,
  hospital: string,
  code: string,
  reason: string,
) {
  const its = await hospitalAt(ctx, needs, hospital)
  const seen = await visitByCode(ctx.region.db, ctx, hospital, code)
  if (!seen) throw new Refusal('visits.no_such_visit')
  await once(ctx, 'visits.cancel-insured', newCommandId(), async (tx) => {
    const visit = await lockVisit(tx, ctx, seen.id)
    if (!visit) throw new Refusal('visits.no_such_visit')
    await giveUp(tx, ctx, its, visit, { isNoShow: false, reason })
    return { visitId: visit.id }
  })
}

/** The insured says by the application that they are there; at `at`, never later than now. */
export function arriveInsured(ctx: Context, needs: VisitsNeeds, hospital: string, code: string, at: Date) {
  return arriveBy(ctx, needs, { commandId: newCommandId(), hospital, code, at })
}

/** Somebody whom the hospital does not know becomes its patient. Refuses with visits.record_there. */
export async function enrolInsured(ctx: Context, needs: VisitsNeeds, hospital: string, person: NewPatient) {
  const its = await hospitalAt(ctx, needs, hospital)
  const { patient } = await lookUp(ctx, needs, its, 'nik', person.nik)
  if (patient) throw new Refusal('visits.record_there')
  return newRecord(ctx, needs, its, person)
}
