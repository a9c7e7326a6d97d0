import { estimateOf } from '@guyub/contract/visits'
import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { told } from '../../kernel/logging.ts'
import { reportTold } from './events.ts'
import { type HospitalAt, hospitalAt, unlessNone } from './hospital.ts'
import { SystemRefuses, SystemSilent, type ToldVisit } from './hospital-system.ts'
import type { InsuranceSaid, InsuranceVisit, VisitsNeeds } from './needs.ts'
import { quotaOfSession, sessionById } from './offered.ts'
import { openPapers } from './papers-of-visit.ts'
import { patientById } from './patients.ts'
import { type VisitRow, visitById } from './visit-row.ts'

const AT_ONCE = 20
const MOST_TRIES = 12
const LONGEST_WAIT = 3_600_000

interface DueReport {
  readonly region_code: string
  readonly id: string
  readonly visit_id: string
  readonly hospital: string
  readonly reported_to: 'hospital' | 'insurance'
  readonly what: 'add' | 'task' | 'cancel'
  readonly task: number | null
  readonly at: Date
  readonly tries: number
}

export interface SendNeeds {
  /** Sees every region. */
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
  readonly visits: VisitsNeeds
}

/**
 * Tells the hospital's own system and the insurance what is due, of each visit in its order: nothing is told before what came first was
 * taken. What they cannot be reached for is tried again, ever later; what they refuse stays, with their words, until a person tries again.
 * Returns how many were told.
 */
export async function sendReports(needs: SendNeeds): Promise<number> {
  const { rows } = await sql<DueReport>`
    select r.region_code, r.id, r.visit_id, r.hospital, r.reported_to, r.what, r.task, r.at, r.tries from visit_report r
    where r.state = 'ready' and r.due_at <= ${needs.now()}
      and not exists (select from visit_report b where b.region_code = r.region_code and b.visit_id = r.visit_id
        and b.reported_to = r.reported_to and b.state <> 'sent' and ${placeOf('b')} < ${placeOf('r')})
    order by r.due_at limit ${AT_ONCE}`.execute(needs.reader)
  for (const row of rows) await tell(needs, row)
  return rows.length
}

// Where a report stands among those of its visit. Two of one moment have ids in no order, so that what it is decides first.
function placeOf(alias: 'b' | 'r') {
  const at = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`(case ${at('what')} when 'add' then 0 when 'task' then 1 else 2 end, ${at('at')}, ${at('id')})`
}

async function tell({ pool, now, visits }: SendNeeds, row: DueReport): Promise<void> {
  const ctx: Context = { region: pool.region(row.region_code), actor: NOBODY, now }
  const its = await hospitalAt(ctx, visits, row.hospital).catch(unlessNone)
  const said = await (its ? saidTo(ctx, visits, its, row) : NOWHERE).catch(
    (error: unknown): InsuranceSaid => {
      if (error instanceof SystemSilent) return { isTaken: false, isWorthTrying: true, said: error.message }
      if (error instanceof SystemRefuses) return { isTaken: false, isWorthTrying: false, said: error.message }
      // One report that cannot be made stops no other; it is tried again, and in the end waits for a person.
      console.error(told(error as Error))
      return { isTaken: false, isWorthTrying: true, said: 'the report could not be made' }
    },
  )
  const isOver = !said.isTaken && (!said.isWorthTrying || row.tries + 1 >= MOST_TRIES)
  const state = said.isTaken ? 'sent' : isOver ? 'failed' : 'ready'
  const wait = Math.min(LONGEST_WAIT, 5_000 * 2 ** row.tries)
  await ctx.region.db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update visit_report set state = ${state}, tries = tries + 1, said = ${said.said.slice(0, 300)},
        due_at = ${new Date(now().getTime() + wait)}, sent_at = ${said.isTaken ? now() : null}
      where region_code = ${row.region_code} and id = ${row.id} and state = 'ready' and tries = ${row.tries}`.execute(
      tx,
    )
    // Another process told it at the same moment: the other end knows it by its key.
    if (!numAffectedRows || state === 'ready') return
    if (isOver)
      await sql`
        update visit_report set state = 'blocked' where region_code = ${row.region_code} and visit_id = ${row.visit_id}
          and reported_to = ${row.reported_to} and id <> ${row.id} and state = 'ready'`.execute(tx)
    await emit(tx, ctx, reportTold, {
      ...{ subjectId: row.visit_id, officeCode: row.hospital, occurredAt: now() },
      facts: {
        ...{ service: its?.service ?? '', hospital: row.hospital, to: row.reported_to, what: row.what },
        isTaken: said.isTaken,
      },
    })
  })
}

const NOWHERE = Promise.resolve<InsuranceSaid>({
  ...{ isTaken: false, said: 'the office is no hospital any more', isWorthTrying: false },
})

const TAKEN: InsuranceSaid = { isTaken: true, said: 'ok', isWorthTrying: false }

async function saidTo(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  row: DueReport,
): Promise<InsuranceSaid> {
  const { system, insurance } = its.lines
  const visit = await visitById(ctx.region.db, ctx, its.code, row.visit_id)
  if (!visit) return { ...TAKEN, said: 'no such visit' }
  if (row.reported_to === 'insurance') {
    if (!insurance) return { isTaken: false, said: 'not connected', isWorthTrying: false }
    if (row.what === 'task') return insurance.task(visit.code, row.task ?? 0, row.at)
    if (row.what === 'cancel') return insurance.cancel(visit.code, 'batal')
    const told = await insuranceVisit(ctx, needs, its, visit)
    return told
      ? insurance.add(told)
      : { isTaken: false, said: 'the patient was erased', isWorthTrying: false }
  }
  if (!system) return { isTaken: false, said: 'not connected', isWorthTrying: false }
  if (row.what === 'add') {
    const told = await toldVisit(ctx, needs, its, visit)
    if (!told) return { isTaken: false, said: 'the patient was erased', isWorthTrying: false }
    await system.tellVisit(told, row.id)
  } else await system.tellTask(visit.code, row.what === 'cancel' ? 99 : (row.task ?? 0), row.at, row.id)
  return TAKEN
}

async function toldVisit(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  visit: VisitRow,
): Promise<ToldVisit | undefined> {
  const [patient, papers] = await Promise.all([
    patientById(ctx, needs, its.code, visit.patient_id),
    openPapers(ctx.region.db, ctx, needs, visit),
  ])
  if (!patient) return undefined
  if (patient.isRecordGone) throw new SystemRefuses('the record number is of somebody else now')
  return {
    ...{ code: visit.code, record: patient.record, clinic: visit.clinic, doctor: visit.doctor },
    ...{ startsAt: visit.starts_at.toISOString(), payer: visit.payer, kind: visit.kind, ...papers },
    number: visit.number,
  }
}

/** A visit as the insurance asks for it; nothing once the patient was erased. */
export async function insuranceVisit(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  visit: VisitRow,
): Promise<InsuranceVisit | undefined> {
  const [told, patient, session] = await Promise.all([
    toldVisit(ctx, needs, its, visit),
    patientById(ctx, needs, its.code, visit.patient_id),
    sessionById(ctx, its, visit.session_id),
  ])
  if (!told || !patient) return undefined
  const quota = await quotaOfSession(ctx, its.service, session)
  const { starts_at: startsAt, minutes_each: minutesEach, seat_order: order } = visit
  return {
    ...told,
    ...{ isInsured: visit.pool === 'insured', isNew: visit.is_new, insurance: patient.insurance ?? '' },
    ...{ nik: patient.nik ?? '', phone: patient.phone ?? '', day: visit.day },
    endsAt: visit.ends_at.toISOString(),
    ...{ clinicCode: session.insurance_code ?? session.clinic, clinicTitle: session.clinic_title },
    ...{ doctorCode: session.doctor_insurance_code ?? session.doctor, doctorName: session.doctor_name },
    ordinal: visit.ordinal,
    estimate: estimateOf({ startsAt, minutesEach, order, now: visit.registered_at }),
    quota,
  }
}
