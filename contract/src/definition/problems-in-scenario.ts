import type { ServiceDefinition } from '../definition.ts'
import { OfficeFunction } from '../regions/office.ts'
import type { CaseUse } from './case.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'

/** A course that names what the service does not have: it would fail half-way, or quietly leave an answer out. */
export function problemsInScenario(
  { case: use }: ServiceDefinition,
  { key, answers, steps }: Scenario,
): string[] {
  const place = `scenarios/${key}.json`
  if (!use) return [`${place}: the service takes in no requests.`]
  const fields = new Set(use.pages.flatMap((page) => page.fields.map((field) => field.key)))
  return [
    ...Object.keys(answers)
      .filter((name) => !fields.has(name))
      .map((name) => `${place}: answers "${name}", which is no field.`),
    ...(steps[0]?.act === 'submit' ? [] : [`${place}: begins with something else than "submit".`]),
    ...steps.flatMap((step, index) => inStep(`${place}, step ${index + 1}`, use, step)),
  ]
}

function inStep(place: string, use: CaseUse, step: ScenarioStep): string[] {
  const products = new Set(use.products.map(({ key }) => key))
  const { state, products: stand = {}, kept = [], late = [] } = step.expect ?? {}
  return [
    ...inOffices(place, step),
    ...(step.act === 'wait'
      ? []
      : step.act === 'submit'
        ? inSubmit(place, use, step)
        : inAct(place, use, step)),
    ...[...(step.product ? [step.product] : []), ...Object.keys(stand), ...kept, ...late]
      .filter((key) => !products.has(key))
      .map((key) => `${place}: the service has no product "${key}".`),
    ...[...(state ? [state] : []), ...Object.values(stand)]
      .filter((key) => !use.states[key])
      .map((key) => `${place}: expects the state "${key}", which is not defined.`),
  ]
}

function inOffices(place: string, step: ScenarioStep): string[] {
  return [step.in, step.handler]
    .filter((name) => name !== undefined && !OfficeFunction.safeParse(name).success)
    .map((name) => `${place}: no office has the function "${name}".`)
}

function inSubmit(place: string, { intake }: CaseUse, { as }: ScenarioStep): string[] {
  return as === 'applicant' && !intake.includes('public')
    ? [`${place}: people cannot file it themselves; "intake" does not say "public".`]
    : []
}

function inAct(
  place: string,
  { actions }: CaseUse,
  { act, as, product, reason, handler }: ScenarioStep,
): string[] {
  const action = actions[act]
  if (!action) return [`${place}: the service has no action "${act}".`]
  return [
    ...(action.by.includes(as) ? [] : [`${place}: "${act}" is nothing that the role "${as}" does.`]),
    ...(action.on === 'product' && !product ? [`${place}: "${act}" is done to a product; say which.`] : []),
    ...(action.asks.handler && !handler ? [`${place}: "${act}" asks for an agency; say which.`] : []),
    ...(reason && !action.asks.reason?.some(({ key }) => key === reason)
      ? [`${place}: "${act}" knows no reason "${reason}".`]
      : []),
  ]
}
