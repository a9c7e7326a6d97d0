import type { Field } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import type { Fields, Listed, Single } from './document.ts'
import { Fault } from './fault.ts'
import type { Offered } from './offered.ts'

/** GET services: what can be reported here. */
export function serviceList(offered: readonly Offered[]): Listed {
  return {
    ...{ root: 'services', each: 'service' },
    items: offered.map(({ code, name, definition, attributes }) => ({
      service_code: code,
      service_name: name,
      description: definition.summary.id,
      metadata: attributes.length > 0,
      type: 'realtime',
      keywords: [definition.key, definition.dimension].join(','),
      group: definition.title.id,
    })),
  }
}

export function serviceNamed(offered: readonly Offered[], code: string): Offered {
  const found = offered.find((one) => one.code === code)
  if (!found) throw new Fault(404, `service_code ${code.slice(0, 100)} was not found`)
  return found
}

/** GET services/{service_code}: what is asked for it beside place and description. */
export function serviceDefinition({ code, attributes }: Offered, areas: readonly Area[]): Single {
  return {
    root: 'service_definition',
    fields: {
      service_code: code,
      attributes: attributes.map((field, index) => attribute(field, index + 1, areas)),
    },
  }
}

function attribute(field: Field, order: number, areas: readonly Area[]): Fields {
  const values = valuesOf(field, areas)
  return {
    variable: true,
    code: field.key,
    datatype: datatypeOf(field),
    required: field.required && !field.when,
    datatype_description: field.hint?.id ?? '',
    order,
    description: field.label.id,
    ...(values && { values }),
  }
}

const LEVELS = { regency: 2, district: 3, village: 4 } as const

function valuesOf(field: Field, areas: readonly Area[]) {
  if (field.type === 'choice') return field.choices.map(({ key, label }) => ({ key, name: label.id }))
  if (field.type !== 'area') return undefined
  return areas
    .filter(({ code }) => code.split('.').length === LEVELS[field.level])
    .map(({ code, name }) => ({ key: code, name }))
}

function datatypeOf({ type }: Field): string {
  if (type === 'choice' || type === 'area') return 'singlevaluelist'
  if (type === 'date') return 'datetime'
  if (type === 'number') return 'number'
  return type === 'long-text' || type === 'address' ? 'text' : 'string'
}
