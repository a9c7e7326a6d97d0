/** Whole rupiah taken of an amount by a percentage; what is left is never less than nought. */
export function cutOf(amount: number, percent: number): number {
  return Math.min(amount, Math.round((amount * percent) / 100))
}

interface Left {
  readonly planned: number
  readonly after: number
  readonly spent: number | null
}

/** What becomes of an activity of which this is left; the worst is told. Half of the plan is where a remark is due, not a rule of law. */
export function fallsTo({ planned, after, spent }: Left): 'overspent' | 'stopped' | 'below-half' | 'cut' {
  if (spent !== null && spent > after) return 'overspent'
  if (after === 0) return 'stopped'
  return after < planned / 2 ? 'below-half' : 'cut'
}
