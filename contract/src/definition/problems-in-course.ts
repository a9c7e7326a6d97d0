import type { Action, CaseUse, Product } from './case.ts'

/** The walk of a case and of its products: every state is there, is reached, and leads to an end. */
export function problemsInCourse(use: CaseUse): string[] {
  const missing = undefinedStates(use)
  // A walk over states that are not there would tell the same mistake ten times.
  if (missing.length) return missing
  const { states, start, closed } = use
  const reached = reachedBy(use)
  const all = new Set([...reached.ofCase, ...[...reached.ofProduct.values()].flatMap((some) => [...some])])
  return [
    ...(states[start]?.of === 'product' ? [`case.start: "${start}" is a state of a product.`] : []),
    ...(states[closed]?.of === 'product' ? [`case.closed: "${closed}" is a state of a product.`] : []),
    ...(states[closed]?.final ? [] : [`case.closed: "${closed}" closes the case but is not final.`]),
    ...Object.keys(states)
      .filter((state) => !all.has(state))
      .map((state) => `case.states.${state}: cannot be reached from the start by any action.`),
    ...inMarks(use),
    ...use.products.flatMap((product) => inEnds(use, product, reached)),
    ...[...reached.ofCase]
      .filter((state) => !states[state]?.final && !leadsOn(use, state, reached))
      .map((state) => `case.states.${state}: no action leads out of it, and it is not final.`),
  ]
}

function undefinedStates({ states, start, closed, products, actions }: CaseUse): string[] {
  const named: [place: string, state: string][] = [
    ['case.start', start],
    ['case.closed', closed],
    ...products.flatMap((one) =>
      startsOf(one).map((state): [string, string] => [`case.products.${one.key}.start`, state]),
    ),
    ...Object.entries(actions).flatMap(([key, action]): [string, string][] => [
      ...action.from.map((state): [string, string] => [`case.actions.${key}.from`, state]),
      [`case.actions.${key}.to`, action.to],
      ...(action.caseTo ? [[`case.actions.${key}.caseTo`, action.caseTo] as [string, string]] : []),
      ...(action.whileCase ?? []).map((state): [string, string] => [`case.actions.${key}.whileCase`, state]),
      ...movesOf(action.moveProducts).map(([, state]): [string, string] => [
        `case.actions.${key}.moveProducts`,
        state,
      ]),
    ]),
    ...Object.entries(states).flatMap(([key, { after }]): [string, string][] =>
      after
        ? [
            [`case.states.${key}.after`, after.to],
            ...movesOf(after.moveProducts).map(([, state]): [string, string] => [
              `case.states.${key}.after.moveProducts`,
              state,
            ]),
          ]
        : [],
    ),
  ]
  return named
    .filter(([, state]) => !states[state])
    .map(([place, state]) => `${place}: state "${state}" is named but not defined.`)
}

function startsOf({ start, starts }: Product): string[] {
  return [start, ...(starts ?? []).map(({ state }) => state)]
}

interface Reached {
  readonly ofCase: ReadonlySet<string>
  readonly ofProduct: ReadonlyMap<string, ReadonlySet<string>>
}

/** Every product (`undefined`) or one, and where it goes. */
function movesOf(
  moves: Action['moveProducts'],
): readonly (readonly [product: string | undefined, state: string])[] {
  if (moves === undefined) return []
  return typeof moves === 'string' ? [[undefined, moves]] : Object.entries(moves)
}

function moveAll(moves: Action['moveProducts'], ofProduct: ReadonlyMap<string, Set<string>>): void {
  for (const [product, state] of movesOf(moves))
    for (const [key, some] of ofProduct) if (product === undefined || product === key) some.add(state)
}

/** Does this action move this product, and can the case stand where it has to while it does? */
function moves(action: Action, product: Product, ofCase: ReadonlySet<string>): boolean {
  return (
    action.on === 'product' &&
    (action.products ?? [product.key]).includes(product.key) &&
    (action.whileCase ?? [...ofCase]).some((state) => ofCase.has(state))
  )
}

function reachedBy({ start, closed, products, actions, states }: CaseUse): Reached {
  const ofCase = new Set([start])
  const ofProduct = new Map(products.map((product) => [product.key, new Set(startsOf(product))]))
  const steps = Object.values(actions)
  const count = () => ofCase.size + [...ofProduct.values()].reduce((sum, some) => sum + some.size, 0)
  for (let before = 0; before !== count(); ) {
    before = count()
    for (const action of steps) {
      if (action.on === 'case' && action.from.some((state) => ofCase.has(state))) {
        ofCase.add(action.to)
        moveAll(action.moveProducts, ofProduct)
      }
      for (const product of products) {
        const some = ofProduct.get(product.key) as Set<string>
        if (!moves(action, product, ofCase) || !action.from.some((state) => some.has(state))) continue
        some.add(action.to)
        if (action.caseTo) ofCase.add(action.caseTo)
      }
    }
    for (const state of [...ofCase]) {
      const after = states[state]?.after
      if (!after) continue
      ofCase.add(after.to)
      moveAll(after.moveProducts, ofProduct)
    }
    // A case closes by itself when all of its products have ended.
    if (products.every(({ key }) => [...(ofProduct.get(key) ?? [])].some((state) => states[state]?.final)))
      ofCase.add(closed)
  }
  return { ofCase, ofProduct }
}

/** An action on the case, or one on a product that is open in this state: the case may then close by itself. */
function leadsOn({ actions, products, states }: CaseUse, state: string, { ofProduct }: Reached): boolean {
  if (states[state]?.after) return true
  return Object.values(actions).some(
    (action) =>
      (action.on === 'case' && action.from.includes(state) && action.to !== state) ||
      products.some(
        (product) =>
          moves(action, product, new Set([state])) &&
          action.from.some((one) => ofProduct.get(product.key)?.has(one)),
      ),
  )
}

function inEnds({ actions, states }: CaseUse, product: Product, { ofCase, ofProduct }: Reached): string[] {
  const place = `case.products.${product.key}`
  const reached = [...(ofProduct.get(product.key) ?? [])]
  // Also an action on the whole case, or its time that is over, may take it further.
  const isMoved = [
    ...Object.values(actions),
    ...Object.values(states).flatMap(({ after }) => after ?? []),
  ].some(({ moveProducts }) =>
    movesOf(moveProducts).some(([key]) => key === undefined || key === product.key),
  )
  const leaves = (state: string) =>
    Object.values(actions).some((action) => moves(action, product, ofCase) && action.from.includes(state))
  return [
    ...(reached.some((state) => states[state]?.delivers)
      ? []
      : [`${place}: reaches no state that delivers it, so its promise can never be kept.`]),
    ...(reached.some((state) => states[state]?.final) ? [] : [`${place}: reaches no final state.`]),
    ...reached
      .filter((state) => states[state] && !states[state].final && !isMoved && !leaves(state))
      .map((state) => `${place}: stays in "${state}" for ever; no action leads out of it.`),
    ...reached
      .filter((state) => states[state]?.pauses === 'blanks' && !product.stock)
      .map((state) => `${place}: can wait for blanks in "${state}" but has no stock.`),
  ]
}

// Marks that nobody would ever see, or that contradict each other.
function inMarks({ states, products }: CaseUse): string[] {
  return Object.entries(states).flatMap(([key, { of, final, delivers, collect, pauses, after, shows }]) => [
    ...(after && of === 'product' ? [`case.states.${key}.after: only a case is left by itself.`] : []),
    ...(after && final ? [`case.states.${key}.after: nothing leaves a final state.`] : []),
    ...(after?.to === key ? [`case.states.${key}.after: leads back to itself.`] : []),
    ...(after && states[after.to]?.of === 'product'
      ? [`case.states.${key}.after: "${after.to}" is a state of a product.`]
      : []),
    ...inMoved(`case.states.${key}.after.moveProducts`, after?.moveProducts, { states, products }),
    ...(of === 'case' && shows?.length
      ? [`case.states.${key}.shows: only a state of a product shows answers.`]
      : []),
    ...(of === 'case' && (delivers || collect)
      ? [`case.states.${key}: only a state of a product delivers or is collected.`]
      : []),
    ...(of === 'case' && pauses === 'blanks'
      ? [`case.states.${key}.pauses: only a product waits for blanks.`]
      : []),
    ...(final && pauses ? [`case.states.${key}.pauses: nothing waits in a final state.`] : []),
  ])
}

/** Products that are moved with their case: they must be there, and go where a product can stand. */
export function inMoved(
  place: string,
  moves: Action['moveProducts'],
  { states, products }: Pick<CaseUse, 'states' | 'products'>,
): string[] {
  return movesOf(moves).flatMap(([product, state]) => [
    ...(product === undefined || products.some(({ key }) => key === product)
      ? []
      : [`${place}: the service has no product "${product}".`]),
    ...(states[state]?.of === 'case' ? [`${place}: "${state}" is a state of the case.`] : []),
  ])
}
