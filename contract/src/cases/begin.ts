import { endOf, type WorkingCalendar } from '../calendar.ts'
import { type CaseUse, holds } from '../definition.ts'
import { clocksOf } from './clocks.ts'
import type { Answers } from './form.ts'
import type { ProductStanding, Standing } from './standing.ts'

interface Begin {
  readonly answers: Answers
  /** The day of intake in the region's zone. */
  readonly today: string
  /** At the counter of the village: the promise runs from here. */
  readonly takenInAt: Date
  /** At the server: the agency's working time runs from here. A tablet without a network does not know it and uses its own. */
  readonly receivedAt: Date
}

/** How a request stands when it is filed: which products it asks for, and until when they are promised. */
export function begin(
  use: CaseUse,
  calendar: WorkingCalendar,
  { answers, today, takenInAt, receivedAt }: Begin,
): Standing {
  const products: Record<string, ProductStanding> = {}
  for (const product of use.products) {
    if (product.later) continue
    if (product.when && !holds(product.when, answers, today)) continue
    const pace = product.paces.findIndex(({ when }) => holds(when, answers, today))
    const clocks = clocksOf(product, pace)
    const promiseDue = endOf(calendar, clocks.promise, takenInAt).toISOString()
    const state = product.starts?.find(({ when }) => holds(when, answers, today))?.state ?? product.start
    products[product.key] = {
      state,
      since: receivedAt.toISOString(),
      promiseDue,
      due: promiseDue,
      agencyDue: endOf(calendar, clocks.workingTime, receivedAt).toISOString(),
      pausedMinutes: 0,
      // What waits from the first moment on stands still from then: the person must come to be recorded, say.
      ...(use.states[state]?.pauses && { pausedAt: receivedAt.toISOString() }),
      ...(pace >= 0 && { pace }),
    }
  }
  return { state: use.start, products }
}

/** The flags that the answers raise: a late birth is registered all the same, and seen. */
export function flagsOf(use: CaseUse, answers: Answers, today: string): string[] {
  return Object.entries(use.flags)
    .filter(([, flag]) => holds(flag.when, answers, today))
    .map(([key]) => key)
}
