import { expect, test } from 'vitest'
import { isGuessable } from './password.ts'

const SITI = { name: 'Siti Nur Aminah', email: 'siti.aminah@desa-jaten.id' }

test('a password made of the name or the address is guessable, a sentence is not', () => {
  for (const password of ['Siti Nur Aminah', 'siti.aminah@desa-jaten.id', 'SitiAminah2026', 'aminahaminah1'])
    expect([password, isGuessable(password, SITI)]).toEqual([password, true])
  for (const password of ['sapi siti makan rumput', 'hujan turun di pasar', 'kmx4-7tqp-wz9r'])
    expect([password, isGuessable(password, SITI)]).toEqual([password, false])
})

test('a few characters over and over are guessable', () => {
  for (const password of ['aaaaaaaaaaaa', '121212121212', 'abcabcabcabc'])
    expect(isGuessable(password, SITI)).toBe(true)
})
