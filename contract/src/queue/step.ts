import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import type { QueueUse } from '../definition/queue.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'

export const STATES = ['waiting', 'called', 'serving', 'held', 'served', 'missed', 'cancelled'] as const
export type TicketState = (typeof STATES)[number]

/** What a counter does with a ticket after it was called. */
export const STEPS = ['recall', 'begin', 'hold', 'resume', 'missed', 'served'] as const
export type Step = (typeof STEPS)[number]

/** What those who follow a ticket are told. */
export const CHANGES = [
  'called',
  'serving',
  'served',
  'missed',
  'recalled',
  'held',
  'transferred',
  'cancelled',
] as const
export type Change = (typeof CHANGES)[number]

const FROM: Readonly<Record<Step, readonly TicketState[]>> = {
  recall: ['called'],
  begin: ['called'],
  hold: ['called', 'serving'],
  resume: ['held', 'missed'],
  missed: ['called'],
  served: ['serving', 'called'],
}

export const OPEN_STATES = ['waiting', 'called', 'serving', 'held'] as const satisfies readonly TicketState[]

export const TICKET_REFUSALS = {
  ...COMMAND_REFUSALS,
  'queue.no_such_ticket': 404,
  'queue.not_your_counter': 403,
  'queue.not_now': 409,
} as const

interface Called {
  readonly state: TicketState
  readonly calls: number
  /** Milliseconds. */
  readonly calledAt: number
}

/** Whether a step may be done with a ticket now; a code, or nothing. */
export function refuseStep(
  step: Step,
  { state, calls, calledAt }: Called,
  { call, missed }: Pick<QueueUse, 'call' | 'missed'>,
  now: number,
): 'queue.not_now' | 'queue.called_enough' | 'queue.call_again_first' | 'queue.no_way_back' | undefined {
  if (!FROM[step].includes(state)) return 'queue.not_now'
  if (step === 'recall' && calls > call.repeats) return 'queue.called_enough'
  if (step === 'missed') {
    const isCalledEnough = calls > call.repeats && now >= calledAt + call.missedAfterSeconds * 1000
    if (!isCalledEnough) return 'queue.call_again_first'
  }
  if (step === 'resume' && state === 'missed' && missed.returns === 'never') return 'queue.no_way_back'
  return undefined
}

/** One step of a counter with a ticket. */
export const stepTicket = endpoint({
  method: 'POST',
  path: '/queue/tickets/:ticketId/steps',
  access: 'queue.serve',
  params: z.object({ ticketId: z.uuid() }),
  body: z.object({ commandId: CommandId, step: z.enum(STEPS) }),
  answer: z.object({ state: z.enum(STATES) }),
  refusals: {
    ...TICKET_REFUSALS,
    'queue.called_enough': 409,
    'queue.call_again_first': 409,
    'queue.no_way_back': 409,
  },
})

/** A ticket goes to another lane of its place; with its number, and with its turn or behind the others. */
export const transferTicket = endpoint({
  method: 'POST',
  path: '/queue/tickets/:ticketId/transfer',
  access: 'queue.serve',
  params: z.object({ ticketId: z.uuid() }),
  body: z.object({ commandId: CommandId, laneId: z.uuid(), keepsTurn: z.boolean().default(true) }),
  answer: z.object({ state: z.enum(STATES) }),
  refusals: {
    ...TICKET_REFUSALS,
    'queue.no_such_lane': 404,
    'queue.lane_closed': 409,
    'queue.same_lane': 409,
    'queue.other_place': 409,
  },
})

/** Whoever holds it will not come. */
export const cancelTicket = endpoint({
  method: 'POST',
  path: '/queue/tickets/:ticketId/cancel',
  access: 'queue.serve',
  params: z.object({ ticketId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(2, 120) }),
  answer: z.object({ state: z.enum(STATES) }),
  refusals: TICKET_REFUSALS,
})
