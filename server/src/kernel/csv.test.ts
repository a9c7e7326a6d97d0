import { expect, test } from 'vitest'
import { csvRows, UnreadableTable } from './csv.ts'

const cells = (text: string | Uint8Array) =>
  csvRows(typeof text === 'string' ? new TextEncoder().encode(text) : text).map((row) => row.cells)

test('comma, semicolon and tab are found out by the header, and the mark of UTF-8 is none of it', () => {
  expect(cells('\uFEFFa;b\r\n1,5;2\r\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ])
  expect(cells('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(cells('"a;x",b\n1,2')).toEqual([
    ['a;x', 'b'],
    ['1', '2'],
  ])
})

test('a cell may hold separators, quotation marks and lines; a row says on which line it begins', () => {
  const rows = csvRows(new TextEncoder().encode('a,b\n"x ""y"", z","1\n2"\n\n,\nlast,'))
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x "y", z', '1\n2'] },
    { line: 6, cells: ['last', ''] },
  ])
})

test('UTF-16 as spreadsheets write it is read; other bytes and an open quotation are refused', () => {
  const text = '\uFEFFa\tb\n1\té'
  expect(cells(new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual([
    ['a', 'b'],
    ['1', 'é'],
  ])
  for (const bytes of [
    new Uint8Array([0x61, 0xe9, 0x0a]),
    new Uint8Array([0x50, 0x4b, 0, 1]),
    Buffer.from('a\n"b'),
  ])
    expect(() => csvRows(bytes)).toThrow(UnreadableTable)
})

test('a guard against formulas that we wrote ourselves goes when the cell comes back', () => {
  expect(cells("a\n'=1+1\n'ini")).toEqual([['a'], ['=1+1'], ["'ini"]])
})
