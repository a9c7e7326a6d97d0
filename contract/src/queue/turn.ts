import type { PriorityClass } from '../definition/queue.ts'

/** Somebody who waits, as the rule of calling sees them. */
export interface Waiting {
  readonly id: string
  readonly priority: string | null
  /** Milliseconds: the place in the row. */
  readonly waitsFrom: number
  readonly ordinal: number
}

type Rule = Pick<PriorityClass, 'key' | 'everyNth'>

/**
 * Whose turn it is, and after them, until nobody waits: a class whose count is full comes first, then the others, whoever has
 * waited longest; a class waits behind the others until its turn. `others` says how many were called since the last of each class. The
 * database calls by the same rule (`call_next`); a test compares them.
 */
export function orderOfCalls<Each extends Waiting>(
  waiting: readonly Each[],
  rules: readonly Rule[],
  others: ReadonlyMap<string, number> = new Map(),
): readonly Each[] {
  const everyNth = new Map(rules.map(({ key, everyNth }) => [key, everyNth]))
  const counts = new Map(others)
  const row = [...waiting].sort(inTurn)
  const called: Each[] = []
  while (row.length) {
    const isDue = ({ priority }: Each) =>
      priority !== null && (counts.get(priority) ?? 0) + 1 >= (everyNth.get(priority) ?? 1)
    const next = row.find(isDue) ?? row.find(({ priority }) => priority === null) ?? row[0]
    if (!next) break
    row.splice(row.indexOf(next), 1)
    called.push(next)
    for (const key of new Set([...everyNth.keys(), ...waiting.flatMap(({ priority }) => priority ?? [])]))
      counts.set(key, key === next.priority ? 0 : (counts.get(key) ?? 0) + 1)
  }
  return called
}

function inTurn(a: Waiting, b: Waiting): number {
  return a.waitsFrom - b.waitsFrom || a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1)
}
