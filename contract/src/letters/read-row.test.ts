import { expect, test } from 'vitest'
import type { ArchiveColumn } from './columns.ts'
import { letterDay, letterDayInWords, numbersIn, plainName, plainNumber, readLetter } from './read-row.ts'

const GOOD: Partial<Record<ArchiveColumn, string>> = {
  ...{ No: '1', 'No Kode Surat': 'S-10', 'No Urut Surat': '012', 'Jenis Surat': 'Keterangan  Usaha' },
  ...{ 'Nama Penduduk': 'SITI AMINAH', Keterangan: '-', 'Ditandatangani Oleh': 'SLAMET' },
  ...{ Tanggal: '12 Maret 2026 08:15:00', User: 'Administrator' },
}
const read = (changes: Partial<Record<ArchiveColumn, string>> = {}) =>
  readLetter((column) => ({ ...GOOD, ...changes })[column] ?? '', '2026-06-24')
const codes = (changes: Partial<Record<ArchiveColumn, string>>) =>
  read(changes).faults.map(({ code }) => code)

test('a row of the archive becomes kind, number, day and person; who typed it is not kept', () => {
  expect(read()).toEqual({
    values: {
      ...{ kind: 'Keterangan Usaha', code: 'S-10', number: '012', day: '2026-03-12' },
      ...{ person: 'SITI AMINAH', nik: '', note: '', signer: 'SLAMET' },
    },
    faults: [],
  })
})

test('a stranger stands in one cell with name and number', () => {
  const cell = 'Non-warga: BUDI SANTOSO NIK: 3505011203900001'
  expect(read({ 'Nama Penduduk': cell }).values).toMatchObject({
    person: 'BUDI SANTOSO',
    nik: '3505011203900001',
  })
  expect(read({ 'Nama Penduduk': 'Non-warga: BUDI NIK: 12' }).values).toMatchObject({
    person: 'BUDI',
    nik: '',
  })
})

test('each fault is told: without number or kind, a day that there is not or that is to come, a letter of ours', () => {
  expect(codes({ 'No Urut Surat': ' ', 'Jenis Surat': '-' })).toEqual([
    'letters.number_missing',
    'letters.kind_missing',
  ])
  for (const day of ['31 Februari 2026', '12 Mars 2026', '', 'kemarin'])
    expect(codes({ Tanggal: day })).toEqual(['letters.day_wrong'])
  expect(codes({ Tanggal: '25 Juni 2026' })).toEqual(['letters.day_ahead'])
  expect(codes({ Keterangan: 'Guyub 3505-K7M2-9Q; BP/0001/35.05.01.2001/2026' })).toEqual(['letters.is_ours'])
})

test('days are read as OpenSID and spreadsheets write them, and written as OpenSID does', () => {
  for (const text of ['2026-03-02', '02-03-2026', '2/3/2026', '02 Maret 2026 00:00:00', '2 maret 2026'])
    expect(letterDay(text)).toBe('2026-03-02')
  expect(letterDayInWords('2026-03-02')).toBe('02 Maret 2026')
})

test('what letters are found by has no marks, blanks or filling zeros', () => {
  expect(plainName('Siti  Aminah, S.Pd.')).toBe('SITI AMINAH S PD')
  expect(plainNumber(' 0012 ')).toBe('12')
  expect(numbersIn('470/012/2026')).toEqual(['470/012/2026', '470', '12', '2026'])
})
