import { createHash, createHmac, randomBytes } from 'node:crypto'
import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { ToldCell } from './suppression.ts'

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
 * How many lines there are: a multiple of 32 that tells no more than the table does. Each cell has its own lines: enough for
 * what it tells and the few that may have come since, or, where it hides, for what is in it, rounded up.
 */
export function linesFor(cells: readonly ToldCell[]): number {
  return cells.reduce(
    (sum, { cell, told }) => sum + Math.max(up(cell.events), told ? up(told.events + SMALLEST_COUNT - 1) : 0),
    0,
  )
}

function up(count: number): number {
  return Math.ceil(count / LINES) * LINES
}
