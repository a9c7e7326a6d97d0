import { expect, test } from 'vitest'
import { escPos } from '../printing/esc-pos.ts'
import { type Slip, slipLines } from './slip.ts'

const SLIP: Slip = {
  ...{ place: 'Pendopo Kecamatan Bakung', number: 'A-12', ahead: 3, takenAt: '2 Mar 2026 · 09.00 WIB' },
  ...{ lane: { id: 'Surat', en: 'Letters' }, expected: '09.20–09.35', link: 'https://guyub.test/antrean/x' },
  priority: { title: { id: 'Prioritas', en: 'Priority' }, everyNth: 3 },
}
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

test('a slip says the number, how many are before, when, and by which rule', () => {
  expect(slipLines(SLIP, 'id').map(({ text }) => text)).toEqual([
    'Pendopo Kecamatan Bakung',
    'Nomor antrean Anda',
    'A-12',
    'Surat',
    '3 orang di depan Anda',
    'Perkiraan dipanggil 09.20–09.35',
    'Prioritas: setiap panggilan ke-3',
    '2 Mar 2026 · 09.00 WIB',
    'Pindai untuk lihat giliran Anda',
  ])
  expect(slipLines({ ...SLIP, ahead: 0, expected: undefined, priority: undefined }, 'en')[4]?.text).toBe(
    'You are next',
  )
})

test('a printer is set anew, prints in the middle, the number four times as large, a code, and cuts', () => {
  const bytes = escPos(slipLines(SLIP, 'id'), { link: SLIP.link, paper: 80 })
  expect([...bytes.slice(0, 5)]).toEqual([0x1b, 0x40, 0x1b, 0x61, 1])
  expect([...bytes.slice(-4)]).toEqual([0x1d, 0x56, 66, 0])
  const text = textOf(bytes)
  expect(text).toContain('\x1bE\x01\x1d!\x33A-12\n')
  // Store the data: its length and three more, low byte first.
  const stored = SLIP.link.length + 3
  expect(text).toContain(`\x1d(k${String.fromCharCode(stored & 0xff, stored >> 8)}1P0${SLIP.link}`)
  expect(text).toContain('09.20-09.35')
})

test('lines fit the paper, and letters that no printer has are replaced', () => {
  const long = [{ text: `Kantor ${'panjang '.repeat(12)}é“`, size: 'large' as const }]
  const lines = textOf(escPos(long, { link: 'x' }))
    .split('\n')
    .slice(0, -2)
  expect(Math.max(...lines.map((line) => line.replace(/^[^K]*K/, 'K').length))).toBeLessThanOrEqual(16 + 9)
  expect(lines.at(-1)).toContain('e?')
  expect(escPos([{ text: 'x'.repeat(70) }], { link: 'x' }).length).toBeGreaterThan(70)
})
