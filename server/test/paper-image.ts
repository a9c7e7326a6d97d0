import { COLUMNS, type Paper } from '@guyub/contract/printing/esc-pos'
import { encodeQR } from 'qr'

/** Dots of a line, eight to a millimetre: what heads of 58 and 80 millimetres print. */
export const DOTS = { 58: 384, 80: 576 } as const
const [LETTER_WIDE, LETTER_HIGH] = [12, 24]
const MARGIN = 16
/** White on each side of a code, in its modules: what readers ask for. */
export const QUIET = 4

interface Row {
  readonly text: string
  readonly times: number
  readonly isBold: boolean
  readonly isCentred: boolean
}
interface Code {
  readonly modules: readonly (readonly boolean[])[]
  readonly dots: number
}
export interface Printed {
  readonly rows: readonly (Row | Code)[]
  readonly isCut: boolean
}

/** What a thermal printer understands of bytes that `escPos` made. A command that we never send is a fault. */
export function printed(bytes: Uint8Array): Printed {
  const rows: (Row | Code)[] = []
  let [isCentred, isBold, times, dots, isCut] = [false, false, 1, 3, false]
  let stored = ''
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const [a, b, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
    if (a === 0x0a) {
      rows.push({ text, times, isBold, isCentred })
      text = ''
      at += 1
    } else if (a === 0x1b && b === 0x40) at += 2
    else if (a === 0x1b && b === 0x61) [isCentred, at] = [c === 1, at + 3]
    else if (a === 0x1b && b === 0x45) [isBold, at] = [c === 1, at + 3]
    else if (a === 0x1b && b === 0x64) at += 3
    else if (a === 0x1d && b === 0x21) [times, at] = [(c & 7) + 1, at + 3]
    else if (a === 0x1d && b === 0x56) [isCut, at] = [true, at + 4]
    else if (a === 0x1d && b === 0x28) {
      const length = d + (bytes[at + 4] ?? 0) * 256
      const [fn, ...rest] = bytes.slice(at + 6, at + 5 + length)
      if (fn === 67) dots = rest[0] ?? dots
      if (fn === 80) stored = new TextDecoder('latin1').decode(Uint8Array.from(rest.slice(1)))
      if (fn === 81) rows.push({ dots, modules: modulesOf(stored) })
      at += 5 + length
    } else if (a !== undefined && a >= 0x20 && a < 0x7f) {
      text += String.fromCharCode(a)
      at += 1
    } else throw new Error(`no printer was asked to understand ${a} at ${at}`)
  }
  return { rows, isCut }
}

/** A border of one is the least that the encoder makes. */
function modulesOf(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((line) => line.slice(1, -1))
}

export function isCode(row: Row | Code): row is Code {
  return 'modules' in row
}

/** How many dots a row takes. */
export function wide(row: Row | Code): number {
  return isCode(row) ? row.modules.length * row.dots : row.text.length * LETTER_WIDE * row.times
}

/** The paper as it leaves the printer, for the eye: SVG, one unit a dot. */
export function paperImage({ rows }: Printed, paper: Paper): string {
  const across = DOTS[paper]
  let down = MARGIN
  const drawn = rows.map((row) => {
    const left = MARGIN + (isCode(row) || row.isCentred ? Math.max(0, (across - wide(row)) / 2) : 0)
    const top = down
    if (isCode(row)) {
      down += row.modules.length * row.dots
      return row.modules.flatMap((line, y) =>
        line.map((isDark, x) =>
          isDark
            ? `<rect x="${left + x * row.dots}" y="${top + y * row.dots}" width="${row.dots}" height="${row.dots}"/>`
            : '',
        ),
      )
    }
    const high = LETTER_HIGH * row.times
    down += high + 6
    const size = `font-size="${high * 0.8}" textLength="${wide(row)}" lengthAdjust="spacingAndGlyphs"`
    const said = row.text.replace(/[<&]/g, (each) => `&#${each.charCodeAt(0)};`)
    return `<text x="${left}" y="${top + high * 0.8}" ${size}${row.isBold ? ' font-weight="bold"' : ''} xml:space="preserve">${said}</text>`
  })
  const [width, height] = [across + 2 * MARGIN, down + MARGIN]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans Mono, monospace"><rect width="${width}" height="${height}" fill="#fff"/>${drawn.flat().join('')}</svg>`
}

/** Letters of the usual size on a line, as the program counts them and as the paper has room. */
export const ROOM = { 58: [COLUMNS[58], DOTS[58] / LETTER_WIDE], 80: [COLUMNS[80], DOTS[80] / LETTER_WIDE] }
