import { expect, test } from 'vitest'
import { waitsFor } from './outbox.ts'

const CODE = { code: 'cases.form_invalid', pointers: [] }

test('each that waits says why: the one before it, the network, a log-in, or its turn', () => {
  const here = { isOnline: true, isSignedIn: true }
  const second = { caseId: 'a', order: 2 }
  expect(waitsFor(second, [{ caseId: 'a', order: 1, refused: CODE }, second], here)).toBe('before')
  expect(waitsFor(second, [{ caseId: 'b', order: 1, refused: CODE }, second], here)).toBe('turn')
  expect(waitsFor(second, [second], { ...here, isOnline: false })).toBe('network')
  expect(waitsFor(second, [second], { ...here, isSignedIn: false })).toBe('sign_in')
})
