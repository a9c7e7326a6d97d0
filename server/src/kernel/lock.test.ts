import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { lock, lockedBy, tryLock } from './lock.ts'

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'guyub-lock-')), 'lock')
})

test('one has it, the other hears who, and gets it when it is free', async () => {
  const first = tryLock(file, 'server')
  expect(tryLock(file, 'command')).toMatchObject({ pid: process.pid, purpose: 'server' })
  const waiting = lock(file, 'command')
  if ('release' in first) first.release()
  expect(await waiting).toHaveProperty('release')
  expect(lockedBy(file)?.purpose).toBe('command')
})

test('who is leaving says so to whoever asks', () => {
  const first = tryLock(file, 'server')
  if ('say' in first) first.say('leaving')
  expect(lockedBy(file)?.purpose).toBe('leaving')
})

test('the lock of a process that was killed is free', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(file, JSON.stringify({ pid, born: 'another boot 1', purpose: 'server' }))
  expect(lockedBy(file)).toBeUndefined()
  expect(tryLock(file, 'server')).toHaveProperty('release')
})

test('a pid that another process has today does not hold it', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'another boot 1', purpose: 'server' }))
  expect(tryLock(file, 'server')).toHaveProperty('release')
})

test('a lock that a full disk cut short is free', () => {
  writeFileSync(file, '{"pid":')
  expect(tryLock(file, 'server')).toHaveProperty('release')
})
