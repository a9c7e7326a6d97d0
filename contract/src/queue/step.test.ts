import { expect, test } from 'vitest'
import { refuseStep, type TicketState } from './step.ts'

const RULES = { call: { repeats: 2, missedAfterSeconds: 60 }, missed: { returns: 'back' } } as const
const called = (state: TicketState, calls = 1) => ({ state, calls, calledAt: 0 })
const MINUTE = 60_000

test('a call is repeated as often as the rule says, and only then somebody has missed it', () => {
  expect(refuseStep('recall', called('called', 2), RULES, 0)).toBeUndefined()
  expect(refuseStep('recall', called('called', 3), RULES, 0)).toBe('queue.called_enough')
  expect(refuseStep('missed', called('called', 2), RULES, MINUTE)).toBe('queue.call_again_first')
  expect(refuseStep('missed', called('called', 3), RULES, MINUTE - 1)).toBe('queue.call_again_first')
  expect(refuseStep('missed', called('called', 3), RULES, MINUTE)).toBeUndefined()
})

test('where the rule knows no way back, a missed number stays missed; a held one is taken up again', () => {
  const never = { ...RULES, missed: { returns: 'never' } } as const
  expect(refuseStep('resume', called('missed'), never, 0)).toBe('queue.no_way_back')
  expect(refuseStep('resume', called('held'), never, 0)).toBeUndefined()
  expect(refuseStep('resume', called('missed'), RULES, 0)).toBeUndefined()
})

test('no step fits a number that is waiting, served or cancelled', () => {
  for (const state of ['waiting', 'served', 'cancelled'] as const)
    for (const step of ['recall', 'begin', 'hold', 'resume', 'missed', 'served'] as const)
      expect(refuseStep(step, called(state, 9), RULES, MINUTE)).toBe('queue.not_now')
})
