import { estimateOf } from '@guyub/contract/visits'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { markArrived } from '../booking/index.ts'
import { standingOf, ticketArrived } from '../queue/index.ts'
import type { Begun } from './begin-visit.ts'
import { eligibility } from './eligibility.ts'
import { type HospitalAt, hospitalAt, ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { openPapers, sealPapers, withLetter } from './papers-of-visit.ts'
import { patientById } from './patients.ts'
import { listeners } from './reports.ts'
import { takeTask } from './take-task.ts'
import { lockVisit, type VisitRow, visitByCode } from './visit-row.ts'

interface Arrive {
  readonly commandId: string
  readonly hospital: string
  readonly code: string
}

/** Who booked has come: their number waits from now on. */
export async function arrive(ctx: Context, needs: VisitsNeeds, command: Arrive): Promise<Begun> {
  const its = await ownHospital(ctx, needs, command.hospital)
  return withLetter(ctx, needs, await arriveAt(ctx, needs, its, { ...command, at: ctx.now() }))
}

/** The same, as the insurance's own application says it from outside. */
export async function arriveBy(ctx: Context, needs: VisitsNeeds, command: Arrive & { readonly at: Date }) {
  const its = await hospitalAt(ctx, needs, command.hospital)
  return arriveAt(ctx, needs, its, command)
}

interface ArriveAt {
  readonly commandId: string
  readonly code: string
  readonly at: Date
}

async function arriveAt(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  { commandId, code, at }: ArriveAt,
) {
  const seen = await visitByCode(ctx.region.db, ctx, its.code, code)
  if (!seen) throw new Refusal('visits.no_such_visit')
  const papers = await lettersOf(ctx, needs, its, seen)
  return once(ctx, 'visits.arrive', commandId, async (tx): Promise<Begun> => {
    const visit = await lockVisit(tx, ctx, seen.id)
    if (!visit) throw new Refusal('visits.no_such_visit')
    if (visit.task === 99) throw new Refusal('visits.task_over')
    if (visit.task !== null) throw new Refusal('visits.arrived_already')
    // A clock that runs ahead brings nobody in before their day, and nobody waits since before they were registered.
    const said = new Date(Math.min(at.getTime(), ctx.now().getTime()))
    if (visit.day !== (await regionToday({ ...ctx, now: () => said })).today)
      throw new Refusal('visits.another_day')
    const moment = said < visit.registered_at ? visit.registered_at : said
    await markArrived(tx, ctx, { bookingId: visit.id, at: moment })
    const first = visit.admission_ticket_id ?? visit.ticket_id
    await ticketArrived(tx, ctx, { ticketId: first, at: moment })
    const sealed = { visitId: visit.id, patientId: visit.patient_id, papers }
    await tx
      .updateTable('visit')
      .set({ papers: await sealPapers(tx, ctx, needs, sealed) })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', visit.id)
      .execute()
    const tells = listeners(its.lines)
    const task = visit.is_new ? 1 : 3
    await takeTask(tx, ctx, { service: its.service, visit, task, at: moment, tells })
    const [standing] = await standingOf({ ...ctx.region, db: tx }, [first], ctx.now())
    const ahead = standing?.ahead ?? 0
    return {
      ...{ visitId: visit.id, code: visit.code, clinic: visit.clinic_title, doctor: visit.doctor_name },
      ...{ day: visit.day, startsAt: visit.starts_at.toISOString(), number: visit.number, ahead },
      admissionNumber: visit.admission_ticket_id ? (standing?.number ?? null) : null,
      estimate: estimateOf({
        ...{ startsAt: visit.starts_at, minutesEach: visit.minutes_each, order: visit.seat_order },
        ...{ ahead, now: ctx.now() },
      }).toISOString(),
      ...{ isNew: visit.is_new, goesTo: visit.is_new ? 'admission' : 'clinic', letter: null },
    }
  })
}

// Who is insured gets the letter of eligibility on the day: the insurance is asked before anything is locked.
async function lettersOf(ctx: Context, needs: VisitsNeeds, its: HospitalAt, visit: VisitRow) {
  const papers = await openPapers(ctx.region.db, ctx, needs, visit)
  if (visit.pool !== 'insured' || visit.is_new || papers.letter || visit.task !== null) return papers
  const patient = await patientById(ctx, needs, its.code, visit.patient_id)
  if (!patient) return papers
  const { record, insurance = '' } = patient
  const asked = { record, insurance, reference: papers.reference ?? '', kind: visit.kind, session: visit }
  return { ...papers, letter: await eligibility(ctx, its, asked) }
}
