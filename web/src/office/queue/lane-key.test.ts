import { Key } from '@guyub/contract/text'
import { expect, test } from 'vitest'
import { laneKey } from './lane-key.ts'

test.each([
  ['KTP, KK dan akta', 'ktp-kk-dan-akta'],
  ['  Légalisir (2 lembar) ', 'legalisir-2-lembar'],
  ['3 in 1', 'in-1'],
  ['漢字', 'lajur'],
])('a lane named %s is known as %s', (title, key) => {
  expect(laneKey(title, [])).toBe(key)
  expect(Key.safeParse(key).success).toBe(true)
})

test('no two lanes of a place are known by the same word', () => {
  expect(laneKey('Surat', ['surat'])).toBe('surat-2')
  expect(laneKey('Surat', ['surat', 'surat-2', 'surat-3'])).toBe('surat-4')
})
