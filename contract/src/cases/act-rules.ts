import type { Action, CaseUse } from '../definition.ts'
import type { Role } from '../identity/roles.ts'
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
  /** When it is done. Without it nothing is judged by clocks. */
  readonly at?: Date | undefined
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
  | 'cases.prolonged_already'
  | 'cases.prolonged_too_late'
  | 'cases.not_late_yet'

/** May this be done now, by this role? */
export function refuseAct(use: CaseUse, standing: Standing, attempt: Attempt): ActRefusal | undefined {
  // Not by its name alone: `constructor` is something of every object.
  const action = Object.hasOwn(use.actions, attempt.action) ? use.actions[attempt.action] : undefined
  if (!action) return 'cases.unknown_action'
  if (!action.by.includes(attempt.as) || (attempt.watches && !action.watching)) return 'cases.not_your_action'
  return (
    refuseByState(action, standing, attempt.product) ??
    refuseByClocks(action, standing, attempt.at) ??
    refuseByContent(action, attempt)
  )
}

function refuseByState(
  action: Action,
  standing: Standing,
  product: string | undefined,
): ActRefusal | undefined {
  if (action.starts?.some((key) => standing.products[key])) return 'cases.not_in_this_state'
  if (action.on === 'case' && product) return 'cases.no_such_product'
  if (action.on === 'case')
    return action.from.includes(standing.state) ? undefined : 'cases.not_in_this_state'
  const its = product ? standing.products[product] : undefined
  if (!product || !its || (action.products && !action.products.includes(product)))
    return 'cases.no_such_product'
  const isOpen = action.from.includes(its.state) && (action.whileCase?.includes(standing.state) ?? true)
  return isOpen ? undefined : 'cases.not_in_this_state'
}

// Whoever waits may complain of silence only once there is some; whoever is slow asks for more time before it is over.
function refuseByClocks(
  { prolongs = {}, onceLate }: Action,
  { products }: Standing,
  at: Date | undefined,
): ActRefusal | undefined {
  const awaited = onceLate === undefined ? undefined : products[onceLate]
  if (onceLate !== undefined && (!awaited || awaited.deliveredAt)) return 'cases.not_in_this_state'
  if (awaited && at && !isOver(awaited, at)) return 'cases.not_late_yet'
  for (const its of Object.keys(prolongs).map((key) => products[key])) {
    if (!its || its.deliveredAt) return 'cases.not_in_this_state'
    if (its.prolongedAt) return 'cases.prolonged_already'
    if (at && isOver(its, at)) return 'cases.prolonged_too_late'
  }
  return undefined
}

/**
 * The promise by which something is late, and until when that counts: the earliest of its open products that is over by a clock that had
 * not stopped before. Nothing while it waits for the applicant in time.
 */
export function lateBy(
  { states }: Pick<CaseUse, 'states'>,
  { products }: Pick<Standing, 'products'>,
  at: Date,
): { readonly due: Date; readonly until: Date } | undefined {
  const [first] = Object.values(products)
    .filter((its) => !its.deliveredAt && !states[its.state]?.final && isOver(its, at))
    .sort((one, other) => one.due.localeCompare(other.due))
  return first && { due: new Date(first.due), until: first.pausedAt ? new Date(first.pausedAt) : at }
}

// A clock that stands still is judged by when it stopped.
function isOver({ due, pausedAt }: ProductStanding, at: Date): boolean {
  return Date.parse(pausedAt ?? at.toISOString()) > Date.parse(due)
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
