import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DoneTask, estimateOf, isOver, nextTask, refuseTask, TASKS } from './tasks.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 1, minute))
const done = (...tasks: number[]): DoneTask[] =>
  tasks.map((task, index) => ({ task: task as DoneTask['task'], at: at(index) }))

test('whoever is new begins at admission, everybody else at the clinic', () => {
  expect(nextTask([], true)).toBe(1)
  expect(nextTask([], false)).toBe(3)
  expect(refuseTask([], false, { task: 1, at: at(1) })).toBe('visits.task_order')
  expect(refuseTask([], true, { task: 3, at: at(1) })).toBe('visits.task_order')
})

test.each([
  ['a step is left out', done(3), { task: 5, at: at(9) }, 'visits.task_order'],
  ['a step is taken twice', done(3, 4), { task: 4, at: at(9) }, 'visits.task_order'],
  ['at the same moment', done(3), { task: 4, at: at(0) }, 'visits.task_time'],
  ['earlier than the one before', done(3, 4), { task: 5, at: at(0) }, 'visits.task_time'],
  ['after the medicine', done(3, 4, 5, 6, 7), { task: 99, at: at(9) }, 'visits.task_over'],
  ['not come, though served', done(3, 4, 5), { task: 99, at: at(9) }, 'visits.task_over'],
  ['after it was cancelled', done(99), { task: 3, at: at(9) }, 'visits.task_over'],
] as const)('%s: refused', (_, before, next, code) => {
  expect(refuseTask(before, false, next)).toBe(code)
})

test('whatever is tried, what was taken stands in order, each later than the one before', () => {
  const tries = fc.array(fc.record({ task: fc.constantFrom(...TASKS), minute: fc.nat(60) }), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(fc.boolean(), tries, (isNew, all) => {
      const taken: DoneTask[] = []
      for (const { task, minute } of all)
        if (!refuseTask(taken, isNew, { task, at: at(minute) })) taken.push({ task, at: at(minute) })
      const usual = taken.filter(({ task }) => task !== 99).map(({ task }) => task)
      expect(usual).toEqual(usual.map((_, index) => index + (isNew ? 1 : 3)))
      expect(taken.every((one, index) => index === 0 || one.at > (taken[index - 1]?.at ?? 0))).toBe(true)
      expect(taken.findIndex(({ task }) => task === 99)).toBe(
        taken.some(({ task }) => task === 99) ? taken.length - 1 : -1,
      )
      expect(isOver(taken)).toBe(nextTask(taken, isNew) === undefined)
    }),
  )
})

test('the third of a session that gives ten minutes to each is expected twenty minutes after it begins', () => {
  const planned = { startsAt: at(30), minutesEach: 10, order: 3, now: at(0) }
  expect(estimateOf(planned)).toEqual(at(50))
  expect(estimateOf({ ...planned, now: at(45), ahead: 2 })).toEqual(at(65))
  expect(estimateOf({ ...planned, now: at(59) })).toEqual(at(59))
})
