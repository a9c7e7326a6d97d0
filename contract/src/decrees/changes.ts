import type { Seat } from './decree.ts'

export const CHANGE_KINDS = ['added', 'ended', 'replaced', 'changed'] as const

export interface SeatChange {
  readonly kind: (typeof CHANGE_KINDS)[number]
  readonly before: Seat | null
  readonly after: Seat | null
}

/**
 * What a decree changes against the one it amends. Seats are the same when body, position, office and unit are; where several
 * are, the same person is matched first and the rest in their order. `replaced` is another person, `changed` anything else.
 */
export function changesBetween(before: readonly Seat[], after: readonly Seat[]): SeatChange[] {
  const left = groups(before)
  const right = groups(after)
  const changes: SeatChange[] = []
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const olds = [...(left.get(key) ?? [])]
    const news: Seat[] = []
    for (const seat of right.get(key) ?? []) {
      const at = olds.findIndex((old) => personKey(old) === personKey(seat))
      if (at < 0) news.push(seat)
      else changes.push(...changed(olds.splice(at, 1)[0] ?? seat, seat))
    }
    for (const seat of news) {
      const old = olds.shift()
      if (old) changes.push({ kind: 'replaced', before: old, after: seat })
      else changes.push({ kind: 'added', before: null, after: seat })
    }
    for (const old of olds) changes.push({ kind: 'ended', before: old, after: null })
  }
  return changes
}

function changed(before: Seat, after: Seat): SeatChange[] {
  const rest = ({ duty, acting, from, until, role }: Seat) =>
    JSON.stringify([duty, acting, from, until, role])
  return rest(before) === rest(after) ? [] : [{ kind: 'changed', before, after }]
}

function groups(seats: readonly Seat[]): Map<string, Seat[]> {
  return Map.groupBy(seats, ({ body, position, office, unit }) =>
    JSON.stringify([body, position, office, unit]),
  )
}

function personKey({ person }: Seat): string {
  return person ? (person.id ?? `${person.name}|${person.title ?? ''}`) : ''
}
