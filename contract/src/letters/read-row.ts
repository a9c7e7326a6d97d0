import { isNik } from '../nik.ts'
import { type ArchiveColumn, OURS } from './columns.ts'

/** One letter as OpenSID's archive has it. Empty: not known. */
export interface LetterValues {
  readonly kind: string
  /** The code of its class, such as `S-10` or `470`. */
  readonly code: string
  readonly number: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly person: string
  /** Only of somebody who is no resident. */
  readonly nik: string
  readonly note: string
  readonly signer: string
}

export const LETTER_FAULTS = [
  'letters.number_missing',
  'letters.kind_missing',
  'letters.day_wrong',
  'letters.day_ahead',
  'letters.twice_in_list',
  /** Issued or handed out here: it stands in our own records. */
  'letters.is_ours',
] as const
export type LetterFault = (typeof LETTER_FAULTS)[number]

export interface LetterRead {
  readonly values: LetterValues
  readonly faults: readonly { readonly column: ArchiveColumn; readonly code: LetterFault }[]
}

const MONTHS = [
  ...['januari', 'februari', 'maret', 'april', 'mei', 'juni'],
  ...['juli', 'agustus', 'september', 'oktober', 'november', 'desember'],
]

/** Reads one row. `at` gives the text of a cell by its column; `today` is the region's day: nothing was issued after it. */
export function readLetter(at: (column: ArchiveColumn) => string, today: string): LetterRead {
  const text = (column: ArchiveColumn) => at(column).replace(/\s+/g, ' ').trim().replace(/^-$/, '')
  const faults: { column: ArchiveColumn; code: LetterFault }[] = []
  const [number, kind, note] = [text('No Urut Surat'), text('Jenis Surat'), text('Keterangan')]
  const day = letterDay(text('Tanggal'))
  if (!number) faults.push({ column: 'No Urut Surat', code: 'letters.number_missing' })
  if (!kind) faults.push({ column: 'Jenis Surat', code: 'letters.kind_missing' })
  if (!day) faults.push({ column: 'Tanggal', code: 'letters.day_wrong' })
  else if (day > today) faults.push({ column: 'Tanggal', code: 'letters.day_ahead' })
  if (note.startsWith(OURS)) faults.push({ column: 'Keterangan', code: 'letters.is_ours' })
  return {
    values: {
      ...{ kind, number, note, day: day ?? '' },
      ...{ code: text('No Kode Surat'), signer: text('Ditandatangani Oleh') },
      ...personOf(text('Nama Penduduk')),
    },
    faults,
  }
}

/** Of a stranger OpenSID writes name and number into one cell. */
function personOf(cell: string): { readonly person: string; readonly nik: string } {
  const [, person, digits] = /^non-warga:\s*(.*?)\s*nik:\s*(\d*)$/i.exec(cell) ?? []
  if (person === undefined) return { person: cell, nik: '' }
  return { person, nik: digits && isNik(digits) ? digits : '' }
}

/** `2026-03-12`, `12-03-2026`, `12/03/2026` and `12 Maret 2026 08:15:00`; a day that there is. */
export function letterDay(text: string): string | undefined {
  const [, y, m, d] = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(text) ?? []
  const [, day = d, month = m, year = y] = /^(\d\d?)[-/](\d\d?)[-/](\d{4})/.exec(text) ?? []
  const [, inWords, named = '', ofYear] = /^(\d\d?) ([a-z]+) (\d{4})\b/i.exec(text) ?? []
  const [dd, mm, yyyy] = inWords
    ? [inWords, String(MONTHS.indexOf(named.toLowerCase()) + 1), ofYear]
    : [day, month, year]
  if (!dd || !mm || !yyyy) return undefined
  const iso = `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}

/** `12 Maret 2026`, as OpenSID writes a day. */
export function letterDayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = MONTHS[Number(month) - 1] ?? ''
  return `${date} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

/** A name as people are found by it: capitals without marks, so that `Siti Aminah, S.Pd.` is `SITI AMINAH S PD`. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
}

/** A number as letters are found by it: no blanks, no zeros that only fill up. */
export function plainNumber(number: string): string {
  return number
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** What may be the letter's own number in what somebody typed: all of it, or one part of `470/012/409.05/2026`. */
export function numbersIn(typed: string): readonly string[] {
  return [...new Set([typed, ...typed.split('/')].map(plainNumber).filter(Boolean))].slice(0, 8)
}
