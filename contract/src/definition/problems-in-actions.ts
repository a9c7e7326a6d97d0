import { ROLE_RULES } from '../identity/role-rules.ts'
import type { Action, CaseUse } from './case.ts'
import { inMoved } from './problems-in-course.ts'
import { twice } from './problems-twice.ts'

/** What somebody does: whether those who are named may do it, and on what it works. */
export function problemsInActions(use: CaseUse): string[] {
  return Object.entries(use.actions).flatMap(([key, action]) => {
    const place = `case.actions.${key}`
    return [
      ...inRoles(place, action),
      ...inMoves(place, action, use),
      ...(action.on === 'case' ? onCase(place, action, use) : onProduct(place, action, use)),
      ...inClocksOf(place, action, use),
      ...twice(`${place}.asks.reason`, action.asks.reason?.map((reason) => reason.key) ?? []),
    ]
  })
}

// The law of the house stands above a definition: a role without the permission is refused at the door.
function inRoles(place: string, { by, asks }: Action): string[] {
  return [
    ...twice(`${place}.by`, by),
    ...by.flatMap((role) => {
      if (role === 'applicant')
        return asks.paper || asks.number
          ? [`${place}.by: an applicant neither records a number nor attaches a signed paper.`]
          : []
      const may: readonly string[] = ROLE_RULES[role].permissions
      if (!may.includes('cases.act')) return [`${place}.by: the role "${role}" acts on no case.`]
      return asks.paper && !may.includes('cases.attach')
        ? [`${place}.by: the role "${role}" may not attach the paper that is asked for.`]
        : []
    }),
  ]
}

/** A finished record may be put right where it stands, on a ground out of a list; the number is that of the decision it rests on. */
function rectifies({ on, from, to, asks }: Action): boolean {
  return on === 'case' && from.length === 1 && from[0] === to && Boolean(asks.form && asks.reason)
}

function inMoves(place: string, action: Action, { states }: CaseUse): string[] {
  const { on, from, to } = action
  return [
    ...twice(`${place}.from`, from),
    ...[...new Set([to, ...from])]
      .filter((state) => states[state] && states[state].of !== on)
      .map((state) => `${place}: moves a ${on}, but "${state}" is a state of the other kind.`),
    ...from
      .filter((state) => states[state]?.final && !rectifies(action))
      .map((state) => `${place}.from: "${state}" is final, nothing leaves it.`),
  ]
}

/** Clocks that it starts or makes longer, and what it waits for. */
function inClocksOf(
  place: string,
  { starts = [], prolongs = {}, onceLate, asks }: Action,
  use: CaseUse,
): string[] {
  const known = new Map(use.products.map((product) => [product.key, product]))
  const named: [name: string, key: string][] = [
    ...starts.map((key): [string, string] => ['starts', key]),
    ...Object.keys(prolongs).map((key): [string, string] => ['prolongs', key]),
    ...(onceLate ? [['onceLate', onceLate] as [string, string]] : []),
  ]
  const isExplained = asks.message === 'required' || asks.reason !== undefined
  return [
    ...named
      .filter(([, key]) => !known.has(key))
      .map(([name, key]) => `${place}.${name}: the service has no product "${key}".`),
    ...starts
      .filter((key) => known.get(key)?.later === false)
      .map((key) => `${place}.starts: the product "${key}" is there from the beginning; say "later".`),
    ...(Object.keys(prolongs).length && !isExplained
      ? [`${place}.prolongs: more time wants a reason that people can read; ask for one.`]
      : []),
  ]
}

function onCase(place: string, action: Action, use: CaseUse): string[] {
  const { products, whileCase, takesBlank, asks, reopens, moveProducts, watching, caseTo } = action
  return [
    ...inMoved(`${place}.moveProducts`, moveProducts, use),
    ...(reopens && !moveProducts ? [`${place}.reopens: moves no product that could be open again.`] : []),
    ...(watching && !use.watched
      ? [`${place}.watching: nobody keeps a request in sight that was handed on; say "watched".`]
      : []),
    ...(action.batch ? [`${place}.batch: what is done for many at one moment is done to products.`] : []),
    ...(products ? [`${place}.products: an action on the case is not about products.`] : []),
    ...(whileCase ? [`${place}.whileCase: say it in "from", the action is on the case itself.`] : []),
    ...(caseTo ? [`${place}.caseTo: say it in "to", the action is on the case itself.`] : []),
    ...(takesBlank ? [`${place}.takesBlank: a blank is taken for one product, not for a case.`] : []),
    ...(asks.paper || (asks.number && !rectifies(action))
      ? [`${place}.asks: a number and a signed paper belong to one product, not to the case.`]
      : []),
  ]
}

function onProduct(place: string, action: Action, use: CaseUse): string[] {
  const { products, states } = use
  const known = new Map(products.map((product) => [product.key, product]))
  const its = action.products ?? [...known.keys()]
  return [
    ...its
      .filter((key) => !known.has(key))
      .map((key) => `${place}.products: the service has no product "${key}".`),
    ...its
      .filter((key) => action.takesBlank && known.get(key) && !known.get(key)?.stock)
      .map((key) => `${place}.takesBlank: the product "${key}" has no stock of blanks.`),
    ...(action.moveProducts
      ? [`${place}.moveProducts: only an action on the case moves all of its products.`]
      : []),
    ...(action.batch && Object.keys(action.asks).length
      ? [`${place}.batch: what is done for many at one moment asks for nothing.`]
      : []),
    ...(action.caseTo && use.states[action.caseTo]?.of === 'product'
      ? [`${place}.caseTo: "${action.caseTo}" is a state of a product.`]
      : []),
    ...(action.reopens ? [`${place}.reopens: only an action on the case opens its products again.`] : []),
    ...(action.whileCase ?? [])
      .filter((state) => states[state] && states[state].of !== 'case')
      .map((state) => `${place}.whileCase: "${state}" is a state of a product.`),
  ]
}
