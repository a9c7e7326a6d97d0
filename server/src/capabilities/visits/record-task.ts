import type { Task } from '@guyub/contract/visits'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { markArrived } from '../booking/index.ts'
import { ticketArrived } from '../queue/index.ts'
import { giveUp } from './cancel-visit.ts'
import { ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { listeners } from './reports.ts'
import { takeTask } from './take-task.ts'
import { lockVisit, type VisitRow } from './visit-row.ts'

interface RecordTask {
  readonly commandId: string
  readonly hospital: string
  readonly visitId: string
  readonly task: Task
  readonly occurredAt: string
}

/** A step that no counter wrote by calling. */
export async function recordTask(ctx: Context, needs: VisitsNeeds, command: RecordTask) {
  const its = await ownHospital(ctx, needs, command.hospital)
  return once(ctx, 'visits.record-task', command.commandId, async (tx) => {
    const visit = await lockVisit(tx, ctx, command.visitId)
    if (!visit || visit.hospital !== its.code) throw new Refusal('visits.no_such_visit')
    const { task } = command
    // A clock that runs ahead writes no step of the future.
    const at = new Date(Math.min(Date.parse(command.occurredAt), ctx.now().getTime()))
    if (task === 99) await giveUp(tx, ctx, its, visit, { isNoShow: true, reason: 'no-show' })
    else {
      if (at < visit.registered_at) throw new Refusal('visits.task_time')
      await takeTask(tx, ctx, { service: its.service, visit, task, at, tells: listeners(its.lines) })
      await letWait(tx, ctx, visit, task, at)
    }
    return { visitId: visit.id, task }
  })
}

// Whoever is here now has a number that waits, as when they came by the code of the booking or were let on by admission.
async function letWait(tx: Db, ctx: Context, visit: VisitRow, task: Task, at: Date): Promise<void> {
  if (visit.task === null) await markArrived(tx, ctx, { bookingId: visit.id, at })
  const ticketId = task === 1 ? visit.admission_ticket_id : task === 3 ? visit.ticket_id : null
  if (ticketId && (visit.task === null || task === 3)) await ticketArrived(tx, ctx, { ticketId, at })
}
