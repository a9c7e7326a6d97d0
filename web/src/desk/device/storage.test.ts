import { expect, test } from 'vitest'
import { littleLeft } from './storage.ts'

const MiB = 2 ** 20

test('it is told in time that the store is almost full, and not before', () => {
  expect(littleLeft({ usage: 100 * MiB, quota: 1000 * MiB })).toBeUndefined()
  expect(littleLeft({ usage: 800 * MiB, quota: 1000 * MiB })).toBe(200 * MiB)
  expect(littleLeft({ usage: 1 * MiB, quota: 20 * MiB })).toBe(19 * MiB)
  expect(littleLeft({ usage: 30 * MiB, quota: 20 * MiB })).toBe(0)
})

test('a browser that does not say gets no warning', () => {
  expect(littleLeft({})).toBeUndefined()
  expect(littleLeft({ usage: 5, quota: 0 })).toBeUndefined()
})
