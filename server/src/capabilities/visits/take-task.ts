import { type DoneTask, refuseTask, SPANS, type Task } from '@guyub/contract/visits'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { visitTask } from './events.ts'
import { report } from './reports.ts'
import { tasksOf, type VisitRow } from './visit-row.ts'

/** What every event of a visit tells. */
export function visitFacts(service: string, visit: VisitRow) {
  const { hospital, clinic, payer, channel, is_new: isNew } = visit
  return { service, hospital, clinic, payer, channel, isNew }
}

interface Taken {
  readonly service: string
  readonly visit: VisitRow
  readonly task: Task
  readonly at: Date
  /** To whom it is told. */
  readonly tells: readonly ('hospital' | 'insurance')[]
}

/** One step of a locked visit, in its order and later than the one before. */
export async function takeTask(
  tx: Db,
  ctx: Context,
  { service, visit, task, at, tells }: Taken,
): Promise<void> {
  const done = await tasksOf(tx, ctx, visit.id)
  const refusal = refuseTask(done, visit.is_new, { task, at })
  if (refusal) throw new Refusal(refusal)
  const { code } = ctx.region
  await tx
    .insertInto('visit_task')
    .values({ region_code: code, visit_id: visit.id, task, at, actor_id: ctx.actor.id })
    .execute()
  await tx
    .updateTable('visit')
    .set({ task, task_at: at })
    .where('region_code', '=', code)
    .where('id', '=', visit.id)
    .execute()
  await emit(tx, ctx, visitTask, {
    ...{ subjectId: visit.id, officeCode: visit.hospital, occurredAt: at },
    facts: { ...visitFacts(service, visit), step: `task-${task}`, ...spanOf(done.at(-1), at) },
  })
  await report(tx, ctx, { visit, what: 'task', task, at, tells })
}

// What is over by this step: the wait or the service that the one before began.
function spanOf(last: DoneTask | undefined, at: Date) {
  const span = last && SPANS[last.task as keyof typeof SPANS]
  return span ? { span, seconds: Math.round((at.getTime() - last.at.getTime()) / 1000) } : {}
}

/** Now, or a moment after the last step: counters call faster than clocks tick. */
export function justAfter(visit: Pick<VisitRow, 'task_at'>, now: Date): Date {
  return visit.task_at && visit.task_at >= now ? new Date(visit.task_at.getTime() + 1) : now
}
