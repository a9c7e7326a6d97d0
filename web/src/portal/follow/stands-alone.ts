interface Offered {
  readonly action: string
  readonly reasons: readonly unknown[]
  readonly ends: boolean
}

/**
 * Those with a ground to choose have a form of their own, and what ends the request beside something that does not: nobody withdraws
 * because the finger slipped.
 */
export function standsAlone(one: Offered, { actions }: { readonly actions: readonly Offered[] }): boolean {
  const others = actions.filter(({ reasons }) => !reasons.length)
  return one.reasons.length > 0 || (one.ends && others.indexOf(one) > 0)
}
