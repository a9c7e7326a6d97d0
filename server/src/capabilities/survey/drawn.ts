import { createHash } from 'node:crypto'
import type { Served } from './needs.ts'

/**
 * As many of the frame as are wanted, by chance that can be repeated: in the order of SHA-256 over the seed and each person's keyed
 * hash. The frame's own hash says which frame it was.
 */
export function drawn(frame: readonly Served[], seed: string, count: number): readonly Served[] {
  const ranked = frame.map((person) => ({
    person,
    rank: createHash('sha256').update(seed).update(person.respondent).digest('hex'),
  }))
  return ranked
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ person }) => person)
}

export function frameSha256(frame: readonly Served[]): string {
  const people = frame.map(({ respondent }) => respondent.toString('hex')).sort()
  return createHash('sha256').update(people.join('\n')).digest('hex')
}
