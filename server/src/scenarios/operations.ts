import * as booking from '@guyub/contract/booking'
import type { WalkStep } from '@guyub/contract/definition/walk'
import type { Endpoint } from '@guyub/contract/endpoint'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import * as ledger from '@guyub/contract/ledger'
import * as queue from '@guyub/contract/queue'
import * as visits from '@guyub/contract/visits'

/** The capabilities whose operations a walk may call by name. A new one needs its name here, and nothing else. */
const CAPABILITIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  booking,
  ledger,
  queue,
  visits,
}

/** An operation by its name, such as `ledger.deposit`. */
export function operationOf(call: string): Endpoint | undefined {
  const [capability = '', name = ''] = call.split('.')
  const found = CAPABILITIES[capability]?.[name]
  return isEndpoint(found) ? found : undefined
}

function isEndpoint(found: unknown): found is Endpoint {
  return typeof found === 'object' && found !== null && 'path' in found && 'refusals' in found
}

/** What is wrong with a walk before it is played: it would fail half-way, or test nothing. */
export function problemsInWalk(key: string, steps: readonly WalkStep[]): string[] {
  const kept = new Set<string>()
  return steps.flatMap((step, index) => {
    const place = `scenarios/${key}.json, step ${index + 1}`
    const operation = operationOf(step.call)
    const unknown = [...JSON.stringify(step.with).matchAll(/\{([a-z][a-z0-9-]*)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !BUILT_IN.has(name) && !kept.has(name))
    for (const name of Object.keys(step.keep)) kept.add(name)
    if (!operation) return [`${place}: there is no operation "${step.call}".`]
    const code = step.expect?.refused
    return [
      ...unknown.map((name) => `${place}: nothing was kept as "${name}" before.`),
      ...(code !== undefined && !(code in operation.refusals) && !code.startsWith('access.')
        ? [`${place}: "${step.call}" is never refused with "${code}".`]
        : []),
      ...(code === undefined && !mayCall(step, operation)
        ? [`${place}: the role "${step.as}" may not call "${step.call}".`]
        : []),
    ]
  })
}

const BUILT_IN = new Set(['now', 'today', 'village'])

function mayCall({ as }: WalkStep, { access }: Endpoint): boolean {
  if (access === 'public') return true
  if (as === 'nobody') return false
  return access === 'signed-in' || (ROLE_RULES[as].permissions as readonly string[]).includes(access)
}
