import { newTrackingCode } from '@guyub/contract/cases/tracking-code'
import { newCommandId } from '@guyub/contract/command'
import type { VisitUse } from '@guyub/contract/definition'
import { type Channel, estimateOf, priorityOf } from '@guyub/contract/visits'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { takeSeat } from '../booking/index.ts'
import { expectTicket, issueTicket } from '../queue/index.ts'
import { visitRegistered } from './events.ts'
import { type HospitalAt, hospitalRow } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import type { SessionRow } from './offered.ts'
import { sealPapers, type VisitPapers } from './papers-of-visit.ts'
import type { KnownPatient } from './patients.ts'
import { listeners, report } from './reports.ts'
import { justAfter, takeTask, visitFacts } from './take-task.ts'
import { lockVisit } from './visit-row.ts'

interface Begin {
  readonly name: string
  readonly commandId: string
  readonly patient: KnownPatient
  readonly session: SessionRow
  readonly payer: VisitUse['payers'][number]
  readonly kind: number
  readonly papers: VisitPapers
  readonly isHere: boolean
  readonly isNew: boolean
  readonly channel: Channel
  readonly ground?: string | undefined
}

export interface Begun {
  readonly visitId: string
  readonly code: string
  readonly clinic: string
  readonly doctor: string
  readonly day: string
  readonly startsAt: string
  readonly number: string
  readonly admissionNumber: string | null
  readonly ahead: number
  readonly estimate: string
  readonly isNew: boolean
  readonly goesTo: 'admission' | 'clinic'
  /** Nothing in the receipt of the command, which outlives an erasure; see `withLetter`. */
  readonly letter: string | null
}

const SEAT_REFUSALS: Readonly<Record<string, string>> = {
  'booking.full': 'visits.quota_gone',
  'booking.session_closed': 'visits.session_over',
  'booking.session_unknown': 'visits.no_such_session',
  'booking.taken_already': 'visits.registered_already',
}

/** A place of the session, a number, the visit, and what is told of it: all or nothing. */
export async function beginVisit(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  begin: Begin,
): Promise<Begun> {
  const { commandId, patient, session, payer, isHere, isNew, channel } = begin
  const { code: region } = ctx.region
  return once(ctx, begin.name, commandId, async (tx) => {
    const row = await hospitalRow(tx, ctx, its.code)
    if (!row) throw new Refusal('visits.no_such_session')
    const now = ctx.now()
    const pool = payer.isInsured ? 'insured' : 'other'
    const seat = await takeSeat(tx, ctx, {
      ...{ bookingId: commandId, sessionId: session.id, pool, holder: { kind: 'patient', id: patient.id } },
      ...{ channel, at: now },
    }).catch((error: unknown) => {
      const code = error instanceof Refusal && SEAT_REFUSALS[error.code]
      throw code ? new Refusal(code) : error
    })
    const ticketId = newCommandId()
    const numbered = {
      ...{ subject: { kind: 'visit', id: commandId }, at: isHere ? now : session.starts_at },
      priority: priorityOf(its.use, patient.birthDate, session.day, begin.ground),
      channel: channel === 'insurance-app' ? ('booking' as const) : channel,
    }
    // The number of the clinic is kept until it can be called there: who is at home, and who is still at admission, waits for nothing yet.
    const give = isHere && !isNew ? issueTicket : expectTicket
    const ticket = await give(tx, ctx, { ...numbered, ticketId, laneId: session.lane_id })
    const admission = isNew
      ? await (isHere ? issueTicket : expectTicket)(tx, ctx, {
          ...{ ...numbered, ticketId: newCommandId(), laneId: row.admission_id },
        })
      : undefined
    const code = newTrackingCode(region)
    await tx
      .insertInto('visit')
      .values({
        ...{ region_code: region, id: commandId, hospital: its.code, code, patient_id: patient.id },
        ...{ session_id: session.id, seat_order: seat.order, pool, payer: payer.key, kind: begin.kind },
        papers: await sealPapers(tx, ctx, needs, {
          ...{ visitId: commandId, patientId: patient.id, papers: begin.papers },
        }),
        ...{ is_new: isNew, channel, ticket_id: ticketId, admission_ticket_id: admission?.ticketId ?? null },
        ...{ number: ticket.number, ordinal: ticket.ordinal },
        ...{ registered_at: now, day: session.day },
      })
      .execute()
    const visit = await lockVisit(tx, ctx, commandId)
    if (!visit) throw new Error('a visit that was just written is not there')
    await emit(tx, ctx, visitRegistered, {
      ...{ subjectId: commandId, officeCode: its.code, occurredAt: now },
      facts: { ...visitFacts(its.service, visit), kind: begin.kind },
    })
    const tells = listeners(its.lines)
    await report(tx, ctx, { visit, what: 'add', at: now, tells })
    if (isHere)
      await takeTask(tx, ctx, {
        ...{ service: its.service, visit, task: isNew ? 1 : 3, at: justAfter(visit, now), tells },
      })
    const { ahead } = admission ?? ticket
    return {
      ...{
        visitId: commandId,
        code,
        clinic: session.clinic_title,
        doctor: session.doctor_name,
        day: session.day,
      },
      ...{ startsAt: session.starts_at.toISOString(), number: ticket.number, ahead },
      admissionNumber: admission?.number ?? null,
      estimate: estimateOf({
        ...{ startsAt: session.starts_at, minutesEach: session.minutes_each, order: seat.order, now },
        ahead: isHere && !isNew ? ahead : undefined,
      }).toISOString(),
      ...{ isNew, goesTo: isNew ? ('admission' as const) : ('clinic' as const), letter: null },
    }
  })
}
