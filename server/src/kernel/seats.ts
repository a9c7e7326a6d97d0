/** How many connections may stay open at one time, of one kind of listener. */
export interface Seats {
  readonly kind: string
  readonly perAddress: number
  readonly inAll: number
}

type Seat = { readonly leave: () => void } | { readonly full: 'address' | 'house' }

/** Counts who stays, in this process: a connection that stays open costs memory for as long as it does. */
export function countSeats() {
  const taken = new Map<string, number>()
  const move = (key: string, by: 1 | -1) => {
    const left = (taken.get(key) ?? 0) + by
    if (left > 0) taken.set(key, left)
    else taken.delete(key)
  }
  return {
    take({ kind, perAddress, inAll }: Seats, address: string): Seat {
      const its = `${kind} ${address}`
      if ((taken.get(its) ?? 0) >= perAddress) return { full: 'address' }
      if ((taken.get(kind) ?? 0) >= inAll) return { full: 'house' }
      for (const key of [its, kind]) move(key, 1)
      let isThere = true
      return {
        leave() {
          if (isThere) for (const key of [its, kind]) move(key, -1)
          isThere = false
        },
      }
    },
  }
}
