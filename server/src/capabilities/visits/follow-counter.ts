import type { Task } from '@guyub/contract/visits'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { type Followed, ticketArrived } from '../queue/index.ts'
import { giveUp } from './cancel-visit.ts'
import { hospitalAt, hospitalRow } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { listeners } from './reports.ts'
import { justAfter, takeTask } from './take-task.ts'
import { lockVisit } from './visit-row.ts'

/** What a step of a counter means where the visit stands: which step it was at, and what it is then. */
const ADMISSION: Readonly<Record<string, Readonly<Record<number, Task>>>> = {
  called: { 1: 2 },
  served: { 2: 3 },
}
const CLINIC: typeof ADMISSION = {
  called: { 3: 4 },
  served: { 4: 5 },
}
const PHARMACY: typeof ADMISSION = {
  called: { 5: 6 },
  served: { 6: 7 },
  // Whom the clinic sends there is done in the clinic; another clinic, or the desk, is only a way about.
  transferred: { 4: 5 },
}

/**
 * The counters of the hospital write the steps: a call at admission is 2 and its end 3, when the number of the clinic begins to wait; a
 * call there is 4 and its end, or sending it on to the pharmacy, 5; there it is 6 and 7. What repeats a step says nothing new. A number
 * that is taken out of the row takes the visit with it, until it was served in the clinic.
 */
export async function followCounter(tx: Db, ctx: Context, needs: VisitsNeeds, step: Followed): Promise<void> {
  const { subject, ticketId, laneId, change, at } = step
  const visit = subject.kind === 'visit' ? await lockVisit(tx, ctx, subject.id) : undefined
  if (!visit) return
  const its = await hospitalAt(ctx, needs, visit.hospital)
  const isAdmission = ticketId === visit.admission_ticket_id
  if (change === 'cancelled') {
    if ((visit.task ?? 0) < 5)
      await giveUp(tx, ctx, its, visit, { isNoShow: false, reason: 'ticket-cancelled' })
    return
  }
  const isPharmacy = laneId === (await hospitalRow(tx, ctx, visit.hospital))?.pharmacy_id
  const steps = isAdmission ? ADMISSION : isPharmacy ? PHARMACY : CLINIC
  const task = steps[change]?.[visit.task ?? 0]
  if (!task) return
  const tells = listeners(its.lines)
  await takeTask(tx, ctx, { service: its.service, visit, task, at: justAfter(visit, at), tells })
  if (isAdmission && task === 3) await ticketArrived(tx, ctx, { ticketId: visit.ticket_id, at })
}
