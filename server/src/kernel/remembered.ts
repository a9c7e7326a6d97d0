interface Options {
  /** How long an answer is believed, in milliseconds. */
  readonly ms: number
  readonly most?: number
}

/** Asks once for what many requests want to know, and believes the answer for a while. A failure is not kept. */
export function remembered<Value>(ask: (key: string) => Promise<Value>, { ms, most = 10_000 }: Options) {
  const known = new Map<string, { readonly until: number; readonly value: Promise<Value> }>()
  return {
    get(key: string): Promise<Value> {
      const now = performance.now()
      const found = known.get(key)
      if (found && found.until > now) return found.value
      // The oldest first: a map keeps the order in which its keys came.
      known.delete(key)
      if (known.size >= most) known.delete(known.keys().next().value as string)
      const value = ask(key)
      known.set(key, { until: now + ms, value })
      value.catch(() => known.delete(key))
      return value
    },
    forget: (key: string) => known.delete(key),
    forgetAll: () => known.clear(),
  }
}
