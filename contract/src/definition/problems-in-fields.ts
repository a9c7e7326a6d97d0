import { SHOWABLE } from '../cases/shown-answers.ts'
import type { ServiceDefinition } from '../definition.ts'
import { OfficeFunction } from '../regions/office.ts'
import { LANGUAGES } from '../text.ts'
import type { CaseUse } from './case.ts'
import { fieldsIn } from './condition.ts'
import type { Field, Filled, LeafField } from './field.ts'
import { twice } from './problems-twice.ts'

/** The form: what it asks, and which of its answers the case is found by. */
export function problemsInFields({ requirements }: ServiceDefinition, use: CaseUse): string[] {
  const needs = new Set(requirements.map(({ key }) => key))
  const fields = use.pages.flatMap((page) => page.fields)
  return [
    ...[
      ['case.handler', use.handler] as const,
      ...use.routes.map(({ handler }) => ['case.routes', handler] as const),
      ...use.proposes.map(({ handler }) => ['case.proposes', handler] as const),
    ]
      .filter(([, handler]) => !OfficeFunction.safeParse(handler).success)
      .map(([place, handler]) => `${place}: no office has the function "${handler}".`),
    ...inShown(use, fields),
    ...inSelected(use, fields),
    ...twice(
      'case.pages',
      use.pages.map(({ key }) => key),
    ),
    ...twice(
      'fields',
      fields.map(({ key }) => key),
    ),
    ...use.pages.flatMap((page) =>
      page.fields.flatMap((field) => {
        const place = `case.pages.${page.key}.${field.key}`
        return field.type === 'group' ? inGroup(place, field, needs) : inLeaf(place, field, fields, needs)
      }),
    ),
    ...inPersons(use, fields),
  ]
}

function inGroup(place: string, group: Field & { type: 'group' }, needs: ReadonlySet<string>): string[] {
  return [
    ...bounds(place, group),
    ...twice(
      place,
      group.fields.map(({ key }) => key),
    ),
    ...group.fields.flatMap((field) => [
      ...inLeaf(`${place}.${field.key}`, field, group.fields, needs),
      ...(field.when ? [`${place}.${field.key}.when: a field of a group is always asked.`] : []),
      ...(field.type === 'photo' || field.type === 'file'
        ? [`${place}.${field.key}: a group takes no files; ask for them in a field of the page.`]
        : []),
      ...(field.type === 'choice' && field.fact
        ? [`${place}.${field.key}.fact: only a field of a page can be told in the log.`]
        : []),
    ]),
  ]
}

const FILLS: Readonly<Record<Filled, readonly string[]>> = {
  ...{ name: ['name', 'text'], bornOn: ['date'], birthPlace: ['text'] },
  ...{ sex: ['choice'], kkNumber: ['kk'], address: ['address'] },
}

function inLeaf(
  place: string,
  field: LeafField,
  beside: readonly { readonly key: string; readonly type: string }[],
  needs: ReadonlySet<string>,
): string[] {
  switch (field.type) {
    case 'choice':
      return twice(
        `${place}.choices`,
        field.choices.map(({ key }) => key),
      )
    case 'nik': {
      const { bornOn } = field
      const isDate = beside.some(({ key, type }) => key === bornOn && type === 'date')
      return [
        ...(bornOn && !isDate ? [`${place}.bornOn: "${bornOn}" is no field for a date.`] : []),
        ...Object.entries(field.fills ?? {}).flatMap(([what, key]) => {
          const wanted = FILLS[what as Filled]
          const type = beside.find((one) => one.key === key)?.type
          return type && wanted.includes(type)
            ? []
            : [`${place}.fills.${what}: "${key}" is no field beside it that takes a ${wanted.join(' or ')}.`]
        }),
      ]
    }
    case 'photo':
    case 'file':
      return field.requirement && !needs.has(field.requirement)
        ? [`${place}.requirement: the service has no requirement "${field.requirement}".`]
        : []
    case 'number':
      return bounds(place, field)
    case 'date': {
      const { notBefore } = field
      const isDate = beside.some(({ key, type }) => key === notBefore && type === 'date')
      return notBefore && !isDate ? [`${place}.notBefore: "${notBefore}" is no field for a date.`] : []
    }
    default:
      return []
  }
}

function bounds(place: string, { min, max }: { min?: number | undefined; max?: number | undefined }) {
  return min !== undefined && max !== undefined && min > max
    ? [`${place}: nothing is at least ${min} and at most ${max}.`]
    : []
}

const WORDS = ['text', 'long-text', 'address', 'name']
const GEOREPORT: Readonly<Record<string, readonly string[]>> = {
  ...{ service: ['choice'], location: ['location'], phone: ['phone'], email: ['email'] },
}

// It stands on a receipt that lies about and goes out in the open: where and when, never who.
function inShown({ states }: CaseUse, fields: readonly Field[]): string[] {
  return Object.entries(states).flatMap(([state, { shows }]) =>
    (shows ?? []).flatMap((key) => {
      const type = fields.find((field) => field.key === key)?.type
      if (!type) return [`case.states.${state}.shows: field "${key}" is named but not defined.`]
      return SHOWABLE.has(type)
        ? []
        : [
            `case.states.${state}.shows: "${key}" is a field of type ${type}; it must be ${[...SHOWABLE].join(' or ')}.`,
          ]
    }),
  )
}

/** Fields that something else of the case is taken from. */
function inSelected(
  { place, secret, private: rules, reference, watched, georeport, publishes, subject }: CaseUse,
  fields: readonly Field[],
): string[] {
  const typeOf = (key: string) => fields.find((field) => field.key === key)?.type
  const wanted: [at: string, key: string, types: readonly string[]][] = [
    ...(place ? [['case.place.field', place.field, ['area']] as [string, string, string[]]] : []),
    ...(reference ? [['case.reference', reference, ['text']] as [string, string, string[]]] : []),
  ]
  if (georeport) {
    const { fixed, unnamed, ...named } = georeport
    for (const [as, key] of Object.entries(named))
      if (key) wanted.push([`case.georeport.${as}`, key, GEOREPORT[as] ?? WORDS])
    for (const key of Object.keys({ ...fixed, ...unnamed }))
      wanted.push([`case.georeport.fixed.${key}`, key, ['choice', ...WORDS]])
  }
  return [
    ...(publishes && !watched
      ? ['case.publishes: only what an agency keeps in sight is shown; say "watched".']
      : []),
    ...(publishes ? fieldsIn(publishes.when) : [])
      .filter((key) => !fields.some((field) => field.key === key && field.type === 'choice' && field.fact))
      .map(
        (key) =>
          `case.publishes.when: "${key}" is no choice that is told as a fact; forms are not opened to be shown.`,
      ),
    ...(georeport && !publishes ? ['case.georeport: says nowhere what may be shown; add "publishes".'] : []),
    ...wanted.flatMap(([at, key, types]) => {
      const type = typeOf(key)
      if (!type) return [`${at}: field "${key}" is named but not defined.`]
      return types.includes(type)
        ? []
        : [`${at}: "${key}" is a field of type ${type}; it must be ${types.join(' or ')}.`]
    }),
    ...(secret?.hides ?? [])
      .filter((key) => !typeOf(key))
      .map((key) => `case.secret.hides: field "${key}" is named but not defined.`),
    ...rules
      .flatMap(({ fields: keys }) => keys)
      .flatMap((key) => {
        const field = fields.find((one) => one.key === key)
        if (!field) return [`case.private: field "${key}" is named but not defined.`]
        if (key === subject) return [`case.private: "${key}" names the case in lists.`]
        return field.type === 'choice' && field.fact
          ? [`case.private: "${key}" is told as a fact; it cannot be hidden.`]
          : []
      }),
    ...(secret && !watched
      ? ['case.secret: nobody would see these answers once it is handed on; say "watched".']
      : []),
  ]
}

// The name of a case stands in lists in the clear; NIK and phone are kept as keyed hashes.
function inPersons({ subject, applicant, pages, likeness }: CaseUse, fields: readonly Field[]): string[] {
  const wanted = [
    ['case.subject', subject, ['name', 'text']],
    ...(applicant.nik ? [['case.applicant.nik', applicant.nik, ['nik']] as const] : []),
    ...(applicant.phone ? [['case.applicant.phone', applicant.phone, ['phone']] as const] : []),
    ...(applicant.name ? [['case.applicant.name', applicant.name, ['name', 'text']] as const] : []),
    ...(applicant.email ? [['case.applicant.email', applicant.email, ['email']] as const] : []),
    ...(applicant.language ? [['case.applicant.language', applicant.language, ['choice']] as const] : []),
  ] as const
  const kinds = wanted.flatMap(([place, key, types]) => {
    const field = fields.find((each) => each.key === key)
    if (!field) return [`${place}: field "${key}" is named but not defined.`]
    return types.some((type) => type === field.type)
      ? []
      : [`${place}: "${key}" is a field of type ${field.type}; it must be ${types.join(' or ')}.`]
  })
  const page = pages.find((each) => each.fields.some(({ key }) => key === subject))
  const field = page?.fields.find(({ key }) => key === subject)
  const isAlways = !field || (field.required && !field.when && !page?.when)
  const spoken = fields.find(({ key }) => key === applicant.language)
  const unknown = (spoken?.type === 'choice' ? spoken.choices : []).filter(
    ({ key }) => !LANGUAGES.some((language) => language === key),
  )
  const unasked = likeness.flatMap(({ key, same }) =>
    same.filter((name) => !fields.some((field) => field.key === name)).map((name) => ({ key, name })),
  )
  return [
    ...kinds,
    ...unasked.map(({ key, name }) => `case.likeness.${key}: field "${name}" is named but not defined.`),
    ...(isAlways ? [] : [`case.subject: "${subject}" must be asked of everybody.`]),
    ...unknown.map(({ key }) => `case.applicant.language: nothing is written in the language "${key}".`),
  ]
}
