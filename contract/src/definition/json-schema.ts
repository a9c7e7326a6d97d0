import type { Field, LeafField, Page } from './field.ts'

type Schema = Readonly<Record<string, unknown>>

/**
 * A service's form as JSON Schema (draft 2020-12), for those who build on it. It says what a value may look like;
 * what depends on other answers or on the day (conditions, a birth that lies ahead) stays with `readForm`, so a field
 * is listed as required only when it is asked of everybody.
 */
export function formSchema(key: string, pages: readonly Page[]): Schema {
  const fields = pages.flatMap((page) =>
    page.fields.map((field) => ({ field, always: !page.when && !field.when })),
  )
  return {
    $id: `urn:guyub:form:${key}`,
    type: 'object',
    properties: Object.fromEntries(fields.map(({ field }) => [field.key, schemaOf(field)])),
    required: fields.filter(({ field, always }) => always && isRequired(field)).map(({ field }) => field.key),
  }
}

function isRequired(field: Field): boolean {
  return field.type === 'group' ? field.min > 0 : field.required
}

function schemaOf(field: Field): Schema {
  const named = { title: field.label.id, ...(field.hint && { description: field.hint.id }) }
  if (field.type !== 'group') return { ...named, ...leafSchema(field) }
  const asked = field.fields.filter((inner) => inner.required && !inner.when)
  const items = {
    type: 'object',
    properties: Object.fromEntries(field.fields.map((inner) => [inner.key, schemaOf(inner)])),
    required: asked.map((inner) => inner.key),
  }
  return { ...named, type: 'array', minItems: field.min, maxItems: field.max, items }
}

const AREA_PATTERNS = {
  regency: '^\\d{2}\\.\\d{2}$',
  district: '^\\d{2}(\\.\\d{2}){2}$',
  village: '^\\d{2}(\\.\\d{2}){2}\\.\\d{4}$',
}

// Every answer is text, as a form and paper have it.
function leafSchema(field: LeafField): Schema {
  switch (field.type) {
    case 'nik':
    case 'kk':
      return { type: 'string', pattern: '^\\d{16}$' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'time':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }
    case 'email':
      return { type: 'string', format: 'email' }
    case 'number':
      return { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }
    case 'name':
      return { type: 'string', maxLength: 60 }
    case 'choice':
      return { type: 'string', enum: field.choices.map((choice) => choice.key) }
    case 'area':
      return { type: 'string', pattern: AREA_PATTERNS[field.level] }
    case 'location':
      return { type: 'string', pattern: '^-?\\d{1,3}(\\.\\d{1,10})?,-?\\d{1,3}(\\.\\d{1,10})?$' }
    case 'photo':
    case 'file':
      return { type: 'array', maxItems: field.max, items: { type: 'string', format: 'uuid' } }
    default:
      return { type: 'string', maxLength: 4000 }
  }
}
