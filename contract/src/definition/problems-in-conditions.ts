import type { ServiceDefinition } from '../definition.ts'
import type { CaseUse } from './case.ts'
import type { Condition } from './condition.ts'
import type { Field } from './field.ts'

/** Conditions are read against the answers of the form: each must ask for something that can be answered. */
export function problemsInConditions({ requirements }: ServiceDefinition, use: CaseUse): string[] {
  const asked = use.pages.flatMap((page, number) => page.fields.map((field) => ({ field, number })))
  const known = new Map(asked.map(({ field, number }) => [field.key, { field, number }]))
  const places: [place: string, condition: Condition | undefined, until: number][] = [
    ...use.pages.flatMap((page, number): typeof places => [
      [`case.pages.${page.key}.when`, page.when, number - 1],
      ...page.fields.map((field): (typeof places)[number] => [
        `case.pages.${page.key}.${field.key}.when`,
        field.when,
        number,
      ]),
    ]),
    ...use.products.map((one): (typeof places)[number] => [`case.products.${one.key}.when`, one.when, END]),
    ...Object.entries(use.flags).map(([key, one]): (typeof places)[number] => [
      `case.flags.${key}.when`,
      one.when,
      END,
    ]),
    ...use.products.flatMap((one) =>
      one.paces.map((pace): (typeof places)[number] => [`case.products.${one.key}.paces`, pace.when, END]),
    ),
    ...use.products.flatMap((one) =>
      (one.starts ?? []).map((it): (typeof places)[number] => [
        `case.products.${one.key}.starts`,
        it.when,
        END,
      ]),
    ),
    ...use.routes.map((one): (typeof places)[number] => ['case.routes', one.when, END]),
    ...use.proposes.map((one): (typeof places)[number] => ['case.proposes', one.when, END]),
    ['case.place.unless', use.place?.unless, END],
    ['case.secret.when', use.secret?.when, END],
    ['case.publishes.when', use.publishes?.when, END],
    ...use.papers.map((one): (typeof places)[number] => [`case.papers.${one.key}.when`, one.when, END]),
    ...requirements.map((one): (typeof places)[number] => [
      `requirements.${one.key}.applies`,
      one.applies,
      END,
    ]),
  ]
  return places.flatMap(([place, condition, until]) =>
    condition ? partsOf(condition).flatMap((part) => inPart(place, part, known, until)) : [],
  )
}

const END = Number.POSITIVE_INFINITY
type Part = Extract<Condition, { field: string }>

function partsOf(condition: Condition): Part[] {
  if ('all' in condition) return condition.all.flatMap(partsOf)
  if ('any' in condition) return condition.any.flatMap(partsOf)
  if ('not' in condition) return partsOf(condition.not)
  return [condition]
}

function inPart(
  place: string,
  part: Part,
  known: ReadonlyMap<string, { readonly field: Field; readonly number: number }>,
  until: number,
): string[] {
  const found = known.get(part.field)
  if (!found) return [`${place}: field "${part.field}" is named but not defined.`]
  const { field, number } = found
  const later =
    number > until || place.endsWith(`.${field.key}.when`)
      ? [`${place}: "${field.key}" is not answered yet when this is decided.`]
      : []
  if ('olderThanDays' in part)
    return field.type === 'date' ? later : [...later, `${place}: "${field.key}" is no date.`]
  if (!('is' in part)) return later
  if (field.type !== 'choice')
    return [...later, `${place}: "${field.key}" is no choice, so it cannot be compared with a list.`]
  const choices = new Set(field.choices.map(({ key }) => key))
  return [
    ...later,
    ...part.is
      .filter((value) => !choices.has(value))
      .map((value) => `${place}: "${field.key}" has no choice "${value}".`),
  ]
}
