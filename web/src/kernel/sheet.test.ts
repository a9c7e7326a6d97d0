import { expect, test } from 'vitest'
import { csvOf, sheetFile, xlsxOf } from './sheet.ts'

const SHEET = {
  name: 'Pekerjaan: perlu saya kerjakan',
  columns: ['Nama', 'Jumlah'],
  rows: [
    ['Siti "Ami", Jaten', 1.5],
    ['=HYPERLINK("x")', null],
  ],
} as const

test('a comma, a quote and an empty value survive; a formula stays text', () => {
  expect(csvOf(SHEET)).toBe('\uFEFFNama,Jumlah\r\n"Siti ""Ami"", Jaten",1.5\r\n"\'=HYPERLINK(""x"")",\r\n')
})

test('a workbook is a zip, and is named like its table', async () => {
  const bytes = new Uint8Array(await (await xlsxOf(SHEET)).arrayBuffer())
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  expect(sheetFile(SHEET, 'xlsx')).toBe('pekerjaan-perlu-saya-kerjakan.xlsx')
})
