import { endOf, type WorkingCalendar } from '../calendar.ts'
import type { CaseUse, Product } from '../definition.ts'

/** The clocks of a product: its own, or those of a pace. */
export function clocksOf(
  product: Product,
  pace: number | undefined,
): Pick<Product, 'promise' | 'workingTime' | 'basis'> {
  return (pace === undefined ? undefined : product.paces[pace]) ?? product
}

/** When this state is left by itself; nothing for a state that waits for somebody. */
export function leavesAt(
  use: CaseUse,
  calendar: WorkingCalendar,
  state: string,
  since: Date,
): Date | undefined {
  const after = use.states[state]?.after
  return after && endOf(calendar, after.span, since)
}
