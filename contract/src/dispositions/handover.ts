import { z } from 'zod'

export const CONFIDENTIALITIES = ['biasa', 'terbatas', 'rahasia'] as const
export const Confidentiality = z.enum(CONFIDENTIALITIES)
export type Confidentiality = z.infer<typeof Confidentiality>

export const HandoverState = z.enum([
  'sent',
  'read',
  'in-progress',
  'reported',
  'accepted',
  'returned',
  'withdrawn',
])
export type HandoverState = z.infer<typeof HandoverState>

/** What can be done with a hand-over, besides sending and opening it. */
export const STEPS = ['take', 'report', 'accept', 'ask-again', 'return', 'redirect', 'withdraw'] as const
export type Step = (typeof STEPS)[number]

interface Standing {
  readonly kind: 'action' | 'copy'
  readonly state: HandoverState
  readonly isSettled: boolean
  readonly fromOffice: string
  readonly toOffice: string
}

const WAITS: readonly HandoverState[] = ['sent', 'read', 'in-progress']

const RULES: Readonly<
  Record<Step, { readonly by: 'sender' | 'receiver'; readonly from: readonly HandoverState[] }>
> = {
  take: { by: 'receiver', from: ['sent', 'read'] },
  report: { by: 'receiver', from: WAITS },
  return: { by: 'receiver', from: WAITS },
  accept: { by: 'sender', from: ['reported'] },
  'ask-again': { by: 'sender', from: ['reported'] },
  redirect: { by: 'sender', from: ['returned'] },
  // What came back is let be: the sender wants nothing more of anybody.
  withdraw: { by: 'sender', from: [...WAITS, 'returned'] },
}

/** Why an office may not take this step now; nothing when it may. A copy is only read. */
export function refuseStep(step: Step, { kind, ...at }: Standing, office: string) {
  const { by, from } = RULES[step]
  if (kind === 'copy' && step !== 'withdraw') return 'dispositions.only_a_copy'
  if (office !== (by === 'sender' ? at.fromOffice : at.toOffice)) return 'dispositions.not_yours'
  if (at.isSettled) return 'dispositions.settled_already'
  return from.includes(at.state) ? undefined : 'dispositions.not_now'
}

/** What an office may do now: what a page offers. */
export function stepsFor(standing: Standing, office: string): Step[] {
  return STEPS.filter((step) => refuseStep(step, standing, office) === undefined)
}

/** The office that the next step waits for; nobody when it is over. A returned task waits for its sender until it went elsewhere or was let be. */
export function waitsFor({ kind, state, isSettled, fromOffice, toOffice }: Standing): string | undefined {
  if (kind === 'copy') return undefined
  if (WAITS.includes(state)) return toOffice
  if (state === 'reported' || (state === 'returned' && !isSettled)) return fromOffice
  return undefined
}

const RANK: Readonly<Record<Confidentiality, number>> = { biasa: 0, terbatas: 1, rahasia: 2 }

/** A letter that passes a task on is at least as confidential as the one it comes from. */
export function isAtLeast(one: Confidentiality, other: Confidentiality): boolean {
  return RANK[one] >= RANK[other]
}
