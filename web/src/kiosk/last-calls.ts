import type { BoardCall } from '@guyub/contract/queue'

/** How many numbers the list shows besides the one that is called now. */
const LISTED = 8

/** The numbers that were called before the one that is called now, each once, the newest first. */
export function lastCalls(calls: readonly BoardCall[]): readonly BoardCall[] {
  const seen = new Set(calls.slice(0, 1).map(nameOf))
  return calls
    .filter((call) => {
      const isNew = !seen.has(nameOf(call))
      seen.add(nameOf(call))
      return isNew
    })
    .slice(0, LISTED)
}

const nameOf = ({ number, isCarried }: BoardCall) => `${number} ${isCarried}`
