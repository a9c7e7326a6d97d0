import {
  ARCHIVE_COLUMNS,
  type ArchiveColumn,
  type LetterFault,
  type LetterValues,
  letterDay,
  MOST_LETTER_FAULTS,
  MOST_LETTERS,
  NEEDED_ARCHIVE_COLUMNS,
  readLetter,
} from '@guyub/contract/letters'
import { Refusal } from '../../kernel/refusal.ts'

interface Fault {
  readonly row: number
  readonly column: string
  readonly code: LetterFault
}

interface Read {
  readonly rows: number
  /** By what a letter is known by. */
  readonly letters: ReadonlyMap<string, LetterValues>
  readonly faults: readonly Fault[]
  readonly faulty: number
  readonly unknownColumns: readonly string[]
}

/** The head of the office stands above the names of columns. */
const HEAD_WITHIN = 40
const MOST_NAMED = 20
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
const KNOWN = new Map<string, ArchiveColumn>(ARCHIVE_COLUMNS.map((column) => [plain(column), column]))

/** Every row of an archive, with what is wrong with it. */
export function readRows(rows: readonly (readonly string[])[], today: string): Read {
  const headAt = rows.slice(0, HEAD_WITHIN).findIndex((row) => {
    const names = new Set(row.map(plain))
    return NEEDED_ARCHIVE_COLUMNS.every((column) => names.has(plain(column)))
  })
  const head = rows[headAt]
  if (!head) throw new Refusal('letters.list_without_columns')
  const body = rows.slice(headAt + 1)
  if (body.length > MOST_LETTERS) throw new Refusal('letters.list_too_long')
  const places = new Map(head.map((name, index) => [KNOWN.get(plain(name)), index]))
  const letters = new Map<string, LetterValues>()
  const faults: Fault[] = []
  let [count, faulty] = [0, 0]
  for (const [index, cells] of body.entries()) {
    const at = (column: ArchiveColumn) => cells[places.get(column) ?? -1] ?? ''
    if (!isLetter(at, places.has('No'))) continue
    count++
    const { values, faults: found } = readLetter(at, today)
    const known = knownBy(values)
    const all =
      letters.has(known) && !found.length
        ? [{ column: 'No Urut Surat' as const, code: 'letters.twice_in_list' as const }]
        : found
    if (all.length) {
      faulty++
      faults.push(...all.map((fault) => ({ row: headAt + index + 2, ...fault })))
    } else letters.set(known, values)
  }
  return {
    ...{ rows: count, letters, faulty, faults: faults.slice(0, MOST_LETTER_FAULTS) },
    unknownColumns: head
      .filter((name) => name.trim() && !KNOWN.has(plain(name)))
      .slice(0, MOST_NAMED)
      .map((name) => name.trim().slice(0, 60)),
  }
}

/** What a letter is known by within its village. */
export function knownBy({ kind, number, day }: LetterValues): string {
  return [plain(kind), plain(number), day].join('|')
}

// Whoever signed the book stands below the rows, in whatever columns.
function isLetter(at: (column: ArchiveColumn) => string, isNumbered: boolean): boolean {
  if (isNumbered && !/^\d+$/.test(at('No').trim())) return letterDay(at('Tanggal').trim()) !== undefined
  return NEEDED_ARCHIVE_COLUMNS.some((column) => at(column).trim())
}
