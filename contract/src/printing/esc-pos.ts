/** One line of a narrow paper: words at the left, an amount at the right, or words in the middle. */
export interface PaperLine {
  readonly text: string
  readonly right?: string
  readonly isCentred?: boolean
  readonly isBold?: boolean
  readonly size?: 'large' | 'huge' | undefined
}

/** Millimetres of the roll, and letters of the usual size on a line of it. */
export type Paper = 58 | 80
export const COLUMNS = { 58: 32, 80: 48 } as const

const [ESC, GS, LF] = [0x1b, 0x1d, 0x0a]
const SIZES = { large: 0x11, huge: 0x33 } as const
const TIMES = { large: 2, huge: 4 } as const

interface EscPosOptions {
  readonly paper?: Paper
  /** Printed below as a QR code. */
  readonly link?: string | undefined
}

/**
 * Lines in the language of thermal printers (ESC/POS): the printer is set anew, prints, feeds and cuts. Only what every such printer knows:
 * plain letters, bold type, sizes, QR model 2; accents fall, because code pages differ.
 */
export function escPos(
  lines: readonly PaperLine[],
  { paper = 58, link }: EscPosOptions = {},
): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [ESC, 0x40]
  for (const line of lines) {
    const { isCentred = false, isBold = false, size } = line
    bytes.push(ESC, 0x61, isCentred ? 1 : 0, ESC, 0x45, isBold ? 1 : 0, GS, 0x21, size ? SIZES[size] : 0)
    const columns = Math.floor(COLUMNS[paper] / (size ? TIMES[size] : 1))
    for (const row of rowsOf(line, columns)) bytes.push(...ascii(row), LF)
  }
  // Readers of codes want white around them: a row of nothing above.
  bytes.push(ESC, 0x61, 1, ESC, 0x45, 0, GS, 0x21, 0, ...(link ? [LF, ...qr(link, paper)] : []))
  return Uint8Array.from([...bytes, ESC, 0x64, 4, GS, 0x56, 66, 0])
}

/** A line as rows of the paper; an amount that does not fit beside its words stands below them. */
export function rowsOf({ text, right }: PaperLine, columns: number): readonly string[] {
  const rows = wrapped(plain(text), columns)
  if (right === undefined) return rows
  const amount = plain(right).slice(-columns)
  const last = rows.at(-1) ?? ''
  return last.length + 1 + amount.length > columns
    ? [...rows, amount.padStart(columns)]
    : [...rows.slice(0, -1), last + amount.padStart(columns - last.length)]
}

/** Modules of a size that the paper takes, error correction M. */
function qr(text: string, paper: Paper): number[] {
  const command = (fn: number, ...rest: number[]) => {
    const length = rest.length + 2
    return [GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, fn, ...rest]
  }
  return [
    ...command(65, 50, 0),
    ...command(67, paper === 58 ? 5 : 6),
    ...command(69, 49),
    ...command(80, 48, ...ascii(plain(text))),
    ...command(81, 48),
  ]
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[–—−·]/g, '-')
    .replaceAll('×', 'x')
    .replace(/[^\x20-\x7e]/g, '?')
}

/** Words on rows of so many letters; a word that is longer is broken. */
function wrapped(text: string, columns: number): string[] {
  const rows: string[] = ['']
  for (const word of text
    .split(' ')
    .flatMap((each) => each.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [])) {
    const row = rows.at(-1) ?? ''
    if (!row) rows[rows.length - 1] = word
    else if (row.length + 1 + word.length <= columns) rows[rows.length - 1] = `${row} ${word}`
    else rows.push(word)
  }
  return rows
}
