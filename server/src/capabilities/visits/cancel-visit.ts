import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { giveUpSeat } from '../booking/index.ts'
import { cancelTicket } from '../queue/index.ts'
import { visitCancelled } from './events.ts'
import { type HospitalAt, ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { listeners, report } from './reports.ts'
import { justAfter, takeTask, visitFacts } from './take-task.ts'
import { lockVisit, type VisitRow } from './visit-row.ts'

interface Cancel {
  readonly commandId: string
  readonly hospital: string
  readonly visitId: string
  readonly reason: string
}

/** A visit will not be: its place is free again, and its number is not called. */
export async function cancelVisit(ctx: Context, needs: VisitsNeeds, command: Cancel) {
  const its = await ownHospital(ctx, needs, command.hospital)
  return once(ctx, 'visits.cancel', command.commandId, async (tx) => {
    const visit = await lockVisit(tx, ctx, command.visitId)
    if (!visit || visit.hospital !== its.code) throw new Refusal('visits.no_such_visit')
    await giveUp(tx, ctx, its, visit, { isNoShow: false, reason: command.reason })
    return { visitId: visit.id }
  })
}

/** The last step of a locked visit that nobody served: cancelled, or nobody came. */
export async function giveUp(
  tx: Db,
  ctx: Context,
  its: Pick<HospitalAt, 'service' | 'lines'>,
  visit: VisitRow,
  { isNoShow, reason }: { readonly isNoShow: boolean; readonly reason: string },
): Promise<void> {
  const at = justAfter(visit, ctx.now())
  const tells = listeners(its.lines)
  // Who cancels before they came has no steps yet: the insurance is told of the cancellation, which is its own word for 99.
  await takeTask(tx, ctx, { service: its.service, visit, task: 99, at, tells: [] })
  // Who came has used the place, whatever became of it.
  if (visit.task === null) await giveUpSeat(tx, ctx, { bookingId: visit.id, reason, at })
  for (const ticketId of [visit.admission_ticket_id, visit.ticket_id])
    if (ticketId) await cancelTicket(tx, ctx, { ticketId, reason, at }).catch(unlessOver)
  await emit(tx, ctx, visitCancelled, {
    ...{ subjectId: visit.id, officeCode: visit.hospital, occurredAt: at },
    facts: { ...visitFacts(its.service, visit), isNoShow },
  })
  await report(tx, ctx, { visit, what: 'cancel', at, tells })
}

// A number that was called and missed is over already.
function unlessOver(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'queue.not_now')) throw error
}
