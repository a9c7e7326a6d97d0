import type { QueueUse } from '@guyub/contract/definition'
import { type Change, refuseStep, type Step, type TicketState } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ticketCalled, ticketFinished, ticketMoved } from './events.ts'
import { tellFollower } from './followed.ts'
import type { QueueNeeds } from './needs.ts'
import { factsOf, secondsBetween, type TicketRow, ticketForOfficer } from './ticket-row.ts'

interface StepTicket {
  readonly commandId: string
  readonly ticketId: string
  readonly step: Step
}

const STATE: Readonly<Record<Step, TicketState>> = {
  ...{ recall: 'called', begin: 'serving', hold: 'held', resume: 'waiting' },
  ...{ missed: 'missed', served: 'served' },
}
const CHANGE: Readonly<Record<Step, Change | undefined>> = {
  ...{ recall: 'recalled', begin: 'serving', hold: 'held', resume: undefined },
  ...{ missed: 'missed', served: 'served' },
}

/** What a counter does with a ticket after it was called. */
export function stepTicket(ctx: Context, needs: QueueNeeds, { commandId, ticketId, step }: StepTicket) {
  return once(ctx, 'queue.step-ticket', commandId, async (tx) => {
    const ticket = await ticketForOfficer(tx, ctx, ticketId)
    const use = needs.services.of(ctx.region.code, ticket.service_key)?.queue
    if (!use) throw new Refusal('queue.no_such_ticket')
    const { state, calls, called_at } = ticket
    const seen = { state, calls, calledAt: called_at?.getTime() ?? 0 }
    const refusal = refuseStep(step, seen, use, ctx.now().getTime())
    if (refusal) throw new Refusal(refusal)
    await write(tx, ctx, ticket, use, { commandId, step })
    await tell(tx, ctx, ticket, use, step)
    const change = CHANGE[step]
    if (change) await tellFollower(tx, ctx, needs, ticket, change)
    return { state: STATE[step] }
  })
}

async function write(
  tx: Db,
  { region, now }: Context,
  ticket: TicketRow,
  use: QueueUse,
  { commandId, step }: Pick<StepTicket, 'commandId' | 'step'>,
): Promise<void> {
  const at = now()
  const isOver = step === 'missed' || step === 'served'
  // Back among those who wait: before the others with the place it had, or behind them.
  const isBehind = step === 'resume' && ticket.state === 'missed' && use.missed.returns === 'back'
  await tx
    .updateTable('queue_ticket')
    .set({
      state: STATE[step],
      ...(step === 'recall' && { called_at: at, calls: ticket.calls + 1 }),
      ...(step === 'begin' && { serving_at: at }),
      ...((step === 'hold' || step === 'resume') && { counter_id: null }),
      ...(isBehind && { waits_from: at }),
      // It may be called as often as another.
      ...(step === 'resume' && { calls: 0 }),
      ended_at: isOver ? at : null,
      version: sql<number>`version + 1`,
    })
    .where('region_code', '=', region.code)
    .where('id', '=', ticket.id)
    .execute()
  if (step !== 'recall' || !ticket.counter_id) return
  await tx
    .insertInto('queue_call')
    .values({
      ...{ region_code: region.code, id: commandId, ticket_id: ticket.id, place_id: ticket.place_id },
      ...{ lane_id: ticket.lane_id, counter_id: ticket.counter_id, number: ticket.number },
      ...{ nth: ticket.calls + 1, at },
    })
    .execute()
}

async function tell(tx: Db, ctx: Context, ticket: TicketRow, use: QueueUse, step: Step): Promise<void> {
  const at = ctx.now()
  const facts = factsOf(ticket)
  const counter = ticket.counter ?? ''
  const waited = secondsBetween(ticket.waits_from, ticket.first_called_at ?? at)
  const happening = { subjectId: ticket.id, officeCode: ticket.office_code, occurredAt: at }
  if (step === 'recall')
    await emit(tx, ctx, ticketCalled, {
      ...happening,
      facts: { ...facts, counter, nth: ticket.calls + 1, waited },
    })
  else if (step === 'served' || step === 'missed') {
    const took = secondsBetween(ticket.called_at ?? at, at)
    const withinPromise = waited <= use.promiseMinutes * 60
    await emit(tx, ctx, ticketFinished, {
      ...happening,
      facts: { ...facts, outcome: step, counter, waited, took, withinPromise },
    })
  } else
    await emit(tx, ctx, ticketMoved, { ...happening, facts: { ...facts, step, ...(counter && { counter }) } })
}
