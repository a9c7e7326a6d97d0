import { createHash, createHmac, randomBytes } from 'node:crypto'
import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { type Cell, isTotalShown, shown } from './suppression.ts'

const LINES = 32

/** The salt of one event in one piece of evidence: nobody guesses an event from its commitment. 32 bytes. */
export function saltOf(secret: Buffer, seq: number): Buffer {
  return createHmac('sha256', secret).update(String(seq)).digest()
}

/** SHA-256 of salt and event hash, 64 hexadecimal digits. */
export function commitmentOf(salt: Buffer, eventHash: Buffer): string {
  return createHash('sha256').update(salt).update(eventHash).digest('hex')
}

/** All lines in order, filled up with random ones that nobody can tell from the rest. */
export function padded(commitments: readonly string[], lines: number): string[] {
  const filling = Array.from({ length: lines - commitments.length }, () => randomBytes(32).toString('hex'))
  return [...commitments, ...filling].sort()
}

/**
 * How many lines there are: a multiple of 32 that tells no more than the table does. Where the total is hidden it follows
 * from the marks: each small cell weighs the same, whatever is in it, and others are rounded before they are added.
 */
export function linesFor(cells: readonly Cell[], kind: IndicatorDefinition['figure']): number {
  const open = shown(cells, kind)
  const isOpen = isTotalShown(cells, open, kind)
  const weights = cells.map((cell) => {
    if (isOpen || open.has(cell)) return cell.events
    return cell.events < SMALLEST_COUNT ? SMALLEST_COUNT - 1 : up(cell.events)
  })
  return up(weights.reduce((sum, weight) => sum + weight, 0))
}

function up(count: number): number {
  return Math.ceil(count / LINES) * LINES
}
