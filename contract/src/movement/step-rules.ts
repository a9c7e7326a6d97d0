import type { Step } from './step.ts'

interface Taken {
  readonly kind: Step
  /** The first day on which it may have happened. */
  readonly day: string
}

interface Frame {
  /** The first day of the wave. */
  readonly openedOn: string
  /** Today where the day begins first. */
  readonly today: string
}

const NEEDS: Readonly<Record<Step, readonly Step[]>> = {
  invited: [],
  applied: [],
  questionnaire: ['invited', 'applied'],
  assessed: ['questionnaire'],
  'not-selected': ['assessed'],
  selected: ['assessed'],
  declined: ['invited', 'applied'],
  active: ['selected'],
  withdrawn: ['active'],
}

const MISSING = {
  questionnaire: 'movement.not_in_wave',
  assessed: 'movement.questionnaire_missing',
  'not-selected': 'movement.interview_missing',
  selected: 'movement.interview_missing',
  declined: 'movement.not_in_wave',
  active: 'movement.not_selected',
  withdrawn: 'movement.not_active',
} as const

/** After these nothing more happens to a region in that wave, but for what is named. */
const ENDS: Partial<Record<Step, readonly Step[]>> = {
  'not-selected': [],
  declined: [],
  withdrawn: [],
  selected: ['active', 'declined', 'withdrawn'],
  active: ['withdrawn'],
}

/** The first cities signed in this year; nothing of the movement is older. */
const MOVEMENT_BEGAN = '2017-01-01'

/** Why a wave cannot have opened on a day; nothing when it can. `today` is today where the day begins first. */
export function waveRefusal(openedOn: string, today: string) {
  if (openedOn < MOVEMENT_BEGAN) return 'movement.before_movement' as const
  return openedOn > today ? ('movement.in_future' as const) : undefined
}

/** Why a step cannot follow what happened to the region in this wave; nothing when it can. */
export function stepRefusal(before: readonly Taken[], { kind, day }: Taken, { openedOn, today }: Frame) {
  if (day > today) return 'movement.in_future' as const
  if (day < openedOn) return 'movement.before_wave' as const
  if (before.some((step) => step.kind === kind)) return 'movement.twice_in_wave' as const
  const ended = before.find((step) => ENDS[step.kind] && !ENDS[step.kind]?.includes(kind))
  if (ended) return 'movement.decided_already' as const
  const needs = NEEDS[kind]
  const met = before.filter((step) => needs.includes(step.kind))
  if (needs.length && !met.length) return MISSING[kind as keyof typeof MISSING]
  if (before.some((step) => step.day > day)) return 'movement.before_earlier_step' as const
  return undefined
}

/** Do all steps of a region in a wave still follow one another? Asked before one of them is corrected. */
export function historyRefusal(steps: readonly Taken[], frame: Frame) {
  const inOrder = steps.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  for (const [index, step] of inOrder.entries()) {
    const code = stepRefusal(inOrder.slice(0, index), step, frame)
    if (code) return code
  }
  return undefined
}

const ORDER: readonly Step[] = [
  'invited',
  'applied',
  'questionnaire',
  'assessed',
  'not-selected',
  'selected',
  'active',
  'declined',
  'withdrawn',
]

export const STEP_REFUSALS = {
  'movement.in_future': 409,
  'movement.before_wave': 409,
  'movement.twice_in_wave': 409,
  'movement.decided_already': 409,
  'movement.not_in_wave': 409,
  'movement.questionnaire_missing': 409,
  'movement.interview_missing': 409,
  'movement.not_selected': 409,
  'movement.not_active': 409,
  'movement.before_earlier_step': 409,
} as const

/** What every command of the centre can be refused with. */
export const CENTRE_REFUSALS = { 'movement.not_the_nation': 404 } as const
