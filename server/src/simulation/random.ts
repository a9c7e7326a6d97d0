/** Numbers that look like chance and are the same for the same seed: a rehearsal can be played again. */
export interface Chance {
  /** From 0 up to and without 1. */
  next(): number
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
  /** One of them, by its weight; nothing where no weight is above 0. */
  pick<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined
}

/** Mulberry32, as published by Tommy Ettinger in 2017: 32 bits of state, enough for arrivals, not for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick(items, weightOf) {
      const total = items.reduce((sum, item) => sum + weightOf(item), 0)
      let left = next() * total
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return undefined
    },
  }
}
