import type { Action, CaseUse } from '../definition.ts'
import { ROLES, type Role } from '../identity/roles.ts'
import { refuseAct } from './act-rules.ts'
import type { Standing } from './standing.ts'

/** What this role may do next: each action of the definition that the rule does not refuse for its state. */
export function actionsFor(
  use: CaseUse,
  standing: Standing,
  as: Role | 'applicant',
  { watches = false, at }: { readonly watches?: boolean; readonly at?: Date } = {},
) {
  // Asked as if everything that it asks for were given: what a form still lacks is not the state's matter.
  const given = ({ asks }: Action) => ({
    ...{ as, watches, at },
    ...(asks.reason && { reason: asks.reason[0]?.key }),
    ...(asks.message && { message: '-' }),
    ...(asks.number && { number: '-' }),
    ...(asks.paper && { paper: '-' }),
    ...(asks.into && { into: '-' }),
    ...(asks.handler && { handler: '-' }),
  })
  return Object.entries(use.actions).flatMap(([action, definition]) =>
    (definition.on === 'case' ? [undefined] : Object.keys(standing.products))
      .filter((product) => !refuseAct(use, standing, { action, product, ...given(definition) }))
      .map((product) => ({ action, product: product ?? null })),
  )
}

/**
 * May a request be given to somebody of this role? To whoever may do a step that is open now; while none is open to any
 * officer, because it waits for the applicant, to whoever has a step in it at all.
 */
export function mayWorkOn(use: CaseUse, standing: Standing, role: Role, at: Date): boolean {
  const hasStep = (one: Role) => actionsFor(use, standing, one, { at }).length > 0
  if (hasStep(role)) return true
  return !ROLES.some(hasStep) && Object.values(use.actions).some(({ by }) => by.includes(role))
}
