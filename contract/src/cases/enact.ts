import { addWorkingMinutes, endOf, type WorkingCalendar, workingMinutesBetween } from '../calendar.ts'
import type { Action, CaseUse, Product, Span } from '../definition.ts'
import type { Attempt } from './act-rules.ts'
import { clocksOf } from './clocks.ts'
import type { ProductStanding, Standing } from './standing.ts'

export interface Move {
  readonly product?: string
  /** Empty for a product that was not there before. */
  readonly from: string
  readonly to: string
  /** Set when this move delivers: was the promise kept, as given, and with pauses taken off? */
  readonly delivered?: {
    readonly withinPromise: boolean
    readonly withinDue: boolean
    readonly withinAgencyTime: boolean
  }
}

/** What follows from an action that was not refused: the new standing, and what moved on the way. */
export function enact(
  use: CaseUse,
  calendar: WorkingCalendar,
  standing: Standing,
  { action: key, product, paper, handler }: Pick<Attempt, 'action' | 'product' | 'paper' | 'handler'>,
  at: Date,
): { readonly standing: Standing; readonly moves: readonly Move[] } {
  return walk(use, calendar, standing, { step: use.actions[key] as Action, product, paper, handler }, at)
}

/** What follows when a state is left by itself because its time is over. */
export function lapse(use: CaseUse, calendar: WorkingCalendar, standing: Standing, at: Date) {
  const after = use.states[standing.state]?.after
  if (!after) return undefined
  return walk(use, calendar, standing, { step: { ...after, on: 'case', reopens: false } }, at)
}

interface Walk extends Pick<Attempt, 'product' | 'paper' | 'handler'> {
  readonly step: Pick<Action, 'on' | 'to' | 'moveProducts' | 'reopens'> &
    Partial<Pick<Action, 'caseTo' | 'starts' | 'prolongs'>>
}

function walk(
  use: CaseUse,
  calendar: WorkingCalendar,
  standing: Standing,
  { step, product, paper, handler }: Walk,
  at: Date,
): { readonly standing: Standing; readonly moves: readonly Move[] } {
  const isOfCase = step.on === 'case'
  let state = isOfCase ? step.to : (step.caseTo ?? standing.state)
  const moves: Move[] = isOfCase ? [{ from: standing.state, to: state }] : []
  const moved = (name: string, now: string) => {
    if (!isOfCase) return name === product ? step.to : now
    const to = typeof step.moveProducts === 'string' ? step.moveProducts : step.moveProducts?.[name]
    return to && !use.states[now]?.final ? to : now
  }
  const spanOf = (name: string, its: ProductStanding) => {
    const product = use.products.find((each) => each.key === name)
    return product && clocksOf(product, its.pace)
  }

  // The promise to the citizen stays; the agency that gets it now is given its own time.
  const handedOn = (its: ProductStanding, name: string): ProductStanding => {
    const clocks = spanOf(name, its)
    if (!handler || !clocks || its.deliveredAt) return its
    return { ...its, agencyDue: endOf(calendar, clocks.workingTime, at).toISOString() }
  }
  // The promise as it was first given stays beside: judged by it, what was not done the first time is late.
  const reopened = (its: ProductStanding, name: string): ProductStanding => {
    const clocks = spanOf(name, its)
    if (!step.reopens || !clocks || !its.deliveredAt || use.states[its.state]?.delivers) return its
    const { deliveredAt: _, paper: __, ...open } = its
    const due = endOf(calendar, clocks.promise, at).toISOString()
    return { ...open, due, agencyDue: endOf(calendar, clocks.workingTime, at).toISOString() }
  }

  const products: Record<string, ProductStanding> = {}
  for (const [name, before] of Object.entries(standing.products)) {
    const to = moved(name, before.state)
    // The clock first: what waited for a blank until now is judged by the promise with that pause taken off.
    const open = prolonged(calendar, reopened({ ...before, state: to }, name), step.prolongs?.[name], at)
    const its = clockOf(use, calendar, state, handedOn(open, name), at)
    products[name] = its
    if (to === before.state) continue
    const delivers = use.states[to]?.delivers && !its.deliveredAt
    products[name] = {
      ...its,
      since: at.toISOString(),
      ...(delivers && { deliveredAt: at.toISOString(), ...(paper && { paper }) }),
    }
    moves.push({ product: name, from: before.state, to, ...(delivers && { delivered: judged(its, at) }) })
  }

  if (!isOfCase && step.caseTo && step.caseTo !== standing.state)
    moves.push({ from: standing.state, to: step.caseTo })
  for (const key of step.starts ?? []) {
    const product = use.products.find((each) => each.key === key)
    if (!product) continue
    products[key] = begun(calendar, product, at)
    moves.push({ product: key, from: '', to: product.start })
  }

  const isOver = Object.values(products).every((its) => use.states[its.state]?.final)
  if (isOver && !step.caseTo && !use.states[state]?.final) {
    moves.push({ from: state, to: use.closed })
    state = use.closed
  }
  return { standing: { state, products }, moves }
}

/** A product that comes later: promised from the moment that starts it. */
function begun(
  calendar: WorkingCalendar,
  { start, promise, workingTime }: Product,
  at: Date,
): ProductStanding {
  const promiseDue = endOf(calendar, promise, at).toISOString()
  const agencyDue = endOf(calendar, workingTime, at).toISOString()
  return { state: start, since: at.toISOString(), promiseDue, due: promiseDue, agencyDue, pausedMinutes: 0 }
}

// Counted from when it is due and not from today: whoever says so early loses nothing.
function prolonged(
  calendar: WorkingCalendar,
  its: ProductStanding,
  span: Span | undefined,
  at: Date,
): ProductStanding {
  if (!span) return its
  const later = (due: string) => endOf(calendar, span, new Date(due)).toISOString()
  return { ...its, due: later(its.due), agencyDue: later(its.agencyDue), prolongedAt: at.toISOString() }
}

/** Stops a product's clocks when its own state or the case's says so, and moves its dates when they run again. */
function clockOf(
  use: CaseUse,
  calendar: WorkingCalendar,
  state: string,
  its: ProductStanding,
  at: Date,
): ProductStanding {
  const stands = Boolean(use.states[state]?.pauses ?? use.states[its.state]?.pauses)
  if (stands === Boolean(its.pausedAt) || its.deliveredAt) return its
  if (stands) return { ...its, pausedAt: at.toISOString() }
  const { pausedAt, ...running } = its
  const minutes = workingMinutesBetween(calendar, new Date(pausedAt ?? at), at)
  const later = (due: string) => addWorkingMinutes(calendar, new Date(due), minutes).toISOString()
  return {
    ...running,
    due: minutes ? later(its.due) : its.due,
    agencyDue: minutes ? later(its.agencyDue) : its.agencyDue,
    pausedMinutes: its.pausedMinutes + minutes,
  }
}

function judged({ promiseDue, due, agencyDue }: ProductStanding, at: Date) {
  const [now, within] = [at.toISOString(), (limit: string) => at.toISOString() <= limit]
  return { withinPromise: now <= promiseDue, withinDue: within(due), withinAgencyTime: within(agencyDue) }
}

/** The earliest promise that is still open, for lists; nothing once all is delivered. */
export function nextDue(use: CaseUse, { products }: Standing): string | undefined {
  return Object.values(products)
    .filter((its) => !its.deliveredAt && !use.states[its.state]?.final)
    .map((its) => its.due)
    .sort()[0]
}
