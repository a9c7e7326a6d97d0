import { expect, test } from 'vitest'
import { escPos, rowsOf } from './esc-pos.ts'

test('amounts stand at the right of the paper, below words that leave no room', () => {
  expect(rowsOf({ text: 'Kardus 2,5 kg', right: 'Rp3.013' }, 32)).toEqual([
    'Kardus 2,5 kg            Rp3.013',
  ])
  expect(rowsOf({ text: 'Ember, botol sampo, toples 12,345 kg', right: 'Rp37.035' }, 32)).toEqual([
    'Ember, botol sampo, toples',
    '12,345 kg               Rp37.035',
  ])
  expect(rowsOf({ text: 'x'.repeat(31), right: 'Rp1' }, 32)).toEqual(['x'.repeat(31), `${' '.repeat(29)}Rp1`])
})

test('no row is longer than the paper, and letters that printers do not have are replaced', () => {
  const rows = rowsOf({ text: `Bank Sampah Mélati “Jaya” ${'y'.repeat(70)}` }, 32)
  expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(32)
  expect(rows[0]).toBe('Bank Sampah Melati ?Jaya?')
})

test('a printer is set anew, prints, feeds and cuts', () => {
  const bytes = escPos([{ text: 'A-7', isCentred: true, isBold: true }])
  expect([...bytes]).toEqual([
    ...[0x1b, 0x40, 0x1b, 0x61, 1, 0x1b, 0x45, 1, 0x1d, 0x21, 0, 0x41, 0x2d, 0x37, 0x0a],
    ...[0x1b, 0x61, 1, 0x1b, 0x45, 0, 0x1d, 0x21, 0],
    ...[0x1b, 0x64, 4, 0x1d, 0x56, 66, 0],
  ])
})
