import { expect, test } from 'vitest'
import { type EventWords, eventSentence, officeName } from './event-words.ts'

const WORDS: EventWords = {
  services: {
    'pak-saidi': {
      name: 'Pak Saidi',
      products: { akta: 'Akta' },
      states: { ready: 'Siap diunduh', verified: 'Berkas lengkap' },
    },
  },
  offices: { '35.05.01.2001': 'Desa Jaten' },
  types: { 'cases.submitted': 'permohonan baru diterima', other: 'peristiwa' },
}

test('an event is told with the words of its service', () => {
  const service = 'pak-saidi'
  expect(eventSentence(WORDS, 'cases.submitted', { service })).toBe('Pak Saidi: permohonan baru diterima')
  expect(eventSentence(WORDS, 'cases.moved', { service, to: 'verified' })).toBe('Pak Saidi: berkas lengkap')
  expect(eventSentence(WORDS, 'cases.moved', { service, product: 'akta', to: 'ready' })).toBe(
    'Pak Saidi: Akta – siap diunduh',
  )
  expect(officeName(WORDS, '35.05.01.2001')).toBe('Desa Jaten')
})

test('an event that nobody foresaw is still a sentence', () => {
  expect(eventSentence(WORDS, 'tomorrow.invented')).toBe('Peristiwa')
})
