import { expect, test } from 'vitest'
import { nodeClock } from './clock.ts'

const at = (text: string) => Date.parse(text)

test('a clock that wakes in the past goes on from when the regency was last heard', () => {
  let system = at('1970-01-01T00:00:00Z')
  const clock = nodeClock(() => system)
  clock.notBefore(new Date('2026-03-02T02:00:00Z'))
  expect(clock.now().toISOString()).toBe('2026-03-02T02:00:00.000Z')
  system += 3_600_000
  expect(clock.now().toISOString()).toBe('2026-03-02T03:00:00.000Z')
})

test('a clock that is years ahead is put right at the next meeting, one that is right is left alone', () => {
  const clock = nodeClock(() => at('2035-01-01T00:00:00Z'))
  expect(clock.now().getFullYear()).toBe(2035)
  clock.set(new Date('2026-03-02T02:00:00Z'))
  expect(clock.now().toISOString()).toBe('2026-03-02T02:00:00.000Z')
  clock.set(new Date('2034-12-31T23:59:30Z'))
  expect([clock.offset(), clock.now().toISOString()]).toEqual([0, '2035-01-01T00:00:00.000Z'])
})
