import type { ServiceDefinition } from '../definition.ts'
import type { CaseUse } from './case.ts'
import { fieldsIn } from './condition.ts'
import type { Field } from './field.ts'

/** What a schema cannot see in a definition, in words for its author. */
export function problemsIn({ case: use, papers }: ServiceDefinition): string[] {
  if (!use) return []
  return [
    ...inFields(use),
    ...inStates(use),
    ...inKinds(use),
    ...inActions(use),
    ...inPapers(
      use,
      papers.map((paper) => paper.key),
    ),
  ]
}

function allFields({ pages }: CaseUse): Field[] {
  return pages.flatMap((page) => page.fields)
}

function inFields(use: CaseUse): string[] {
  const keys = allFields(use).map((field) => field.key)
  const known = new Set(keys)
  const named = [
    ...use.pages.flatMap((page) => [page.when, ...page.fields.map((field) => field.when)]),
    ...use.products.map((product) => product.when),
    ...Object.values(use.flags).map((flag) => flag.when),
    ...use.papers.map((paper) => paper.when),
  ].flatMap((condition) => (condition ? fieldsIn(condition) : []))
  const wanted = [...named, use.subject, ...Object.values(use.applicant)]
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `field "${key}" stands twice`),
    ...[...new Set(wanted)]
      .filter((key) => !known.has(key))
      .map((key) => `field "${key}" is named but not defined`),
    ...use.transcript
      .flatMap((part) => part.fields)
      .filter((path) => !known.has(path.split('.')[0] ?? ''))
      .map((path) => `the transcript names "${path}", which is no field`),
  ]
}

function inStates({ states, start, closed, products, actions }: CaseUse): string[] {
  const used = new Set([start, closed, ...products.map((product) => product.start)])
  for (const action of Object.values(actions)) {
    for (const state of [action.to, ...action.from, ...(action.whileCase ?? [])]) used.add(state)
    if (action.moveProducts) used.add(action.moveProducts)
  }
  const reached = new Set([start, closed, ...products.map((product) => product.start)])
  for (const action of Object.values(actions))
    for (const state of [action.to, action.moveProducts]) if (state) reached.add(state)
  return [
    ...[...used]
      .filter((state) => !states[state])
      .map((state) => `state "${state}" is named but not defined`),
    ...Object.keys(states)
      .filter((state) => !reached.has(state))
      .map((state) => `state "${state}" cannot be reached`),
  ]
}

// What would be told in the clear, and kinds that do not fit: found here, not at the counter.
function inKinds(use: CaseUse): string[] {
  const { states, start, closed, products, actions, subject, applicant } = use
  const typeOf = (key: string) => allFields(use).find((field) => field.key === key)?.type
  const isOf = (state: string, kind: 'case' | 'product') => !states[state] || states[state].of === kind
  const wrong: [boolean, string][] = [
    [
      !['name', 'text', undefined].includes(typeOf(subject)),
      `the subject "${subject}" stands in lists in the clear: only a name or a text can`,
    ],
    [!['nik', undefined].includes(typeOf(applicant.nik)), `"${applicant.nik}" is no NIK`],
    [!['phone', undefined].includes(typeOf(applicant.phone)), `"${applicant.phone}" is no phone`],
    [!isOf(start, 'case') || !isOf(closed, 'case'), 'a case begins and closes in states of a case'],
    [states[closed] !== undefined && !states[closed].final, `"${closed}" closes the case but is not final`],
    [new Set(products.map(({ key }) => key)).size !== products.length, 'two products have one key'],
    ...products.map(({ key, start: first }): [boolean, string] => [
      !isOf(first, 'product'),
      `product "${key}" begins in a state of the other kind`,
    ]),
    ...Object.entries(actions).flatMap(([key, action]): [boolean, string][] => [
      [
        action.moveProducts !== undefined && !isOf(action.moveProducts, 'product'),
        `action "${key}" moves products into a state of a case`,
      ],
      [
        (action.whileCase ?? []).some((state) => !isOf(state, 'case')),
        `action "${key}" waits for a state that no case has`,
      ],
      [
        action.takesBlank &&
          products.some(
            (product) => (action.products ?? [product.key]).includes(product.key) && !product.stock,
          ),
        `action "${key}" takes a blank of a product without stock`,
      ],
    ]),
  ]
  return wrong.filter(([isWrong]) => isWrong).map(([, words]) => words)
}

function inActions({ states, actions, products }: CaseUse): string[] {
  return Object.entries(actions).flatMap(([key, action]) => [
    ...[action.to, ...action.from]
      .filter((state) => states[state] && states[state].of !== action.on)
      .map((state) => `action "${key}" moves a ${action.on}, but "${state}" is a state of the other kind`),
    ...(action.products ?? [])
      .filter((key) => !products.some((product) => product.key === key))
      .map((product) => `action "${key}" names the product "${product}", which there is not`),
    ...action.from
      .filter((state) => states[state]?.final)
      .map((state) => `action "${key}" leaves "${state}", which is final`),
  ])
}

function inPapers(use: CaseUse, papers: string[]): string[] {
  return use.papers.filter(({ key }) => !papers.includes(key)).map(({ key }) => `paper "${key}" has no file`)
}
