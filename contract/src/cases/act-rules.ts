import { addWorkingMinutes, endOf, type WorkingCalendar, workingMinutesBetween } from '../calendar.ts'
import type { Action, CaseUse } from '../definition.ts'
import type { Role } from '../identity/roles.ts'
import { clocksOf } from './clocks.ts'
import type { ProductStanding, Standing } from './standing.ts'

export interface Attempt {
  readonly action: string
  readonly product?: string | undefined
  readonly as: Role | 'applicant'
  readonly reason?: string | undefined
  readonly message?: string | undefined
  readonly number?: string | undefined
  readonly paper?: string | undefined
  readonly hasForm?: boolean | undefined
  readonly into?: string | undefined
  readonly handler?: string | undefined
  /** Of the agency that keeps it in sight, while another has it. */
  readonly watches?: boolean | undefined
}

export type ActRefusal =
  | 'cases.unknown_action'
  | 'cases.not_your_action'
  | 'cases.not_in_this_state'
  | 'cases.no_such_product'
  | 'cases.reason_missing'
  | 'cases.message_missing'
  | 'cases.number_missing'
  | 'cases.paper_missing'
  | 'cases.form_not_open'
  | 'cases.not_asked'
  | 'cases.into_missing'
  | 'cases.handler_missing'

/** May this be done now, by this role? */
export function refuseAct(use: CaseUse, standing: Standing, attempt: Attempt): ActRefusal | undefined {
  // Not by its name alone: `constructor` is something of every object.
  const action = Object.hasOwn(use.actions, attempt.action) ? use.actions[attempt.action] : undefined
  if (!action) return 'cases.unknown_action'
  if (!action.by.includes(attempt.as) || (attempt.watches && !action.watching)) return 'cases.not_your_action'
  return refuseByState(action, standing, attempt.product) ?? refuseByContent(action, attempt)
}

function refuseByState(
  action: Action,
  standing: Standing,
  product: string | undefined,
): ActRefusal | undefined {
  if (action.on === 'case' && product) return 'cases.no_such_product'
  if (action.on === 'case')
    return action.from.includes(standing.state) ? undefined : 'cases.not_in_this_state'
  const its = product ? standing.products[product] : undefined
  if (!product || !its || (action.products && !action.products.includes(product)))
    return 'cases.no_such_product'
  const isOpen = action.from.includes(its.state) && (action.whileCase?.includes(standing.state) ?? true)
  return isOpen ? undefined : 'cases.not_in_this_state'
}

function refuseByContent(
  { asks }: Action,
  { reason, message, number, paper, hasForm, into, handler }: Attempt,
): ActRefusal | undefined {
  // What nobody asked for is not kept: a reason stands in the log, where only a closed list may stand.
  if (
    (reason && !asks.reason) ||
    (message && !asks.message) ||
    (number && !asks.number) ||
    (paper && !asks.paper) ||
    (into && !asks.into) ||
    (handler && !asks.handler)
  )
    return 'cases.not_asked'
  if (asks.reason && !asks.reason.some((known) => known.key === reason)) return 'cases.reason_missing'
  if (asks.message === 'required' && !message?.trim()) return 'cases.message_missing'
  if (asks.number === 'required' && !number?.trim()) return 'cases.number_missing'
  if (asks.paper === 'required' && !paper) return 'cases.paper_missing'
  if (asks.into && !into) return 'cases.into_missing'
  if (asks.handler && !handler) return 'cases.handler_missing'
  return hasForm && asks.form !== 'allowed' ? 'cases.form_not_open' : undefined
}

export interface Move {
  readonly product?: string
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
  readonly step: Pick<Action, 'on' | 'to' | 'moveProducts' | 'reopens'>
}

function walk(
  use: CaseUse,
  calendar: WorkingCalendar,
  standing: Standing,
  { step, product, paper, handler }: Walk,
  at: Date,
): { readonly standing: Standing; readonly moves: readonly Move[] } {
  const isOfCase = step.on === 'case'
  let state = isOfCase ? step.to : standing.state
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
    const open = reopened({ ...before, state: to }, name)
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

  const isOver = Object.values(products).every((its) => use.states[its.state]?.final)
  if (isOver && !use.states[state]?.final) {
    moves.push({ from: state, to: use.closed })
    state = use.closed
  }
  return { standing: { state, products }, moves }
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
