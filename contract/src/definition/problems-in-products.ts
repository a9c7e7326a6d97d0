import type { WorkingCalendar } from '../calendar.ts'
import type { CaseUse, Product } from './case.ts'
import { twice } from './problems-twice.ts'

/** What comes out, and whether its two clocks can be kept together. */
export function problemsInProducts({ products, states, actions }: CaseUse): string[] {
  return [
    ...twice(
      'case.products',
      products.map(({ key }) => key),
    ),
    ...products.flatMap((product) => {
      const place = `case.products.${product.key}`
      const takes = Object.values(actions).some(
        (action) => action.takesBlank && (action.products ?? [product.key]).includes(product.key),
      )
      return [
        ...(states[product.start]?.of === 'case'
          ? [`${place}.start: "${product.start}" is a state of the case.`]
          : []),
        ...inBeginning(place, product, actions),
        ...(product.stock && !takes ? [`${place}.stock: no action takes a blank of it.`] : []),
        ...[product, ...product.paces].flatMap((clocks) => inClocks(place, clocks)),
      ]
    }),
  ]
}

/** What comes later is started by an action, and by nothing that was answered. */
function inBeginning(
  place: string,
  { key, later, when, paces }: Product,
  actions: CaseUse['actions'],
): string[] {
  if (!later) return []
  return [
    ...(Object.values(actions).some(({ starts }) => starts?.includes(key))
      ? []
      : [`${place}.later: no action starts it.`]),
    ...(when ? [`${place}.when: the action that starts it says when.`] : []),
    ...(paces.length ? [`${place}.paces: what comes later has one clock.`] : []),
  ]
}

function inClocks(
  place: string,
  { promise, workingTime }: Pick<Product, 'promise' | 'workingTime'>,
): string[] {
  const problems: string[] = []
  for (const [name, span] of Object.entries({ promise, workingTime }))
    if ('closingOfDay' in span && span.closingOfDay === 0 && !span.cutOff)
      problems.push(
        `${place}.${name}: who comes a minute before closing time is promised it by then; say a cut-off.`,
      )
  const isShorter =
    ('workingMinutes' in promise &&
      'workingMinutes' in workingTime &&
      promise.workingMinutes < workingTime.workingMinutes) ||
    ('closingOfDay' in promise &&
      'closingOfDay' in workingTime &&
      promise.closingOfDay < workingTime.closingOfDay)
  if (isShorter)
    problems.push(`${place}.promise: is over before the agency's own working time (workingTime) is.`)
  return problems
}

/**
 * Can the promises be kept in the hours of a region? A cut-off must lie within the hours of every ordinary working day, and
 * the agency's time within the longest that a promise can last.
 */
export function problemsInHours({ products }: CaseUse, calendar: WorkingCalendar): string[] {
  const weeks = [calendar.weekdays, ...calendar.periods.map(({ weekdays }) => weekdays)]
  const days = weeks.flat().filter((hours) => hours.length > 0)
  const longest = Math.max(0, ...days.map(minutesIn))
  return products.flatMap(({ key, promise, workingTime }) => {
    const problems: string[] = []
    for (const [name, span] of Object.entries({ promise, workingTime })) {
      const cutOff = 'closingOfDay' in span ? span.cutOff : undefined
      const impossible = days.find(
        (hours) => cutOff && (cutOff <= (hours[0]?.[0] ?? '') || cutOff > (hours.at(-1)?.[1] ?? '')),
      )
      if (impossible)
        problems.push(
          `case.products.${key}.${name}.cutOff: ${cutOff} lies outside of a working day from ${impossible[0]?.[0]} to ${impossible.at(-1)?.[1]}.`,
        )
    }
    if (
      'closingOfDay' in promise &&
      'workingMinutes' in workingTime &&
      workingTime.workingMinutes > (promise.closingOfDay + 1) * longest
    )
      problems.push(
        `case.products.${key}.workingTime: ${workingTime.workingMinutes} minutes are more than the ${(promise.closingOfDay + 1) * longest} that the promise lasts at most.`,
      )
    return problems
  })
}

function minutesIn(hours: readonly (readonly [opens: string, closes: string])[]): number {
  const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return hours.reduce((sum, [opens, closes]) => sum + minute(closes) - minute(opens), 0)
}
