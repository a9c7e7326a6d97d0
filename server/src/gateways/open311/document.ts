/** What GeoReport answers, before it is XML or JSON: names of elements as the specification writes them. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value }
export type Fields = Readonly<Record<string, Value>>

export type Format = 'json' | 'xml'
export const FORMATS: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
}

/** A list with the names that its XML gives to the whole and to each; in JSON it is the list alone. */
export interface Listed {
  readonly root: string
  readonly each: string
  readonly items: readonly Fields[]
}

/** One thing: its fields stand in JSON without the name that XML gives to the whole. */
export interface Single {
  readonly root: string
  readonly fields: Fields
}

/** What the elements of a list inside of something are called in XML. */
const EACH: Readonly<Record<string, string>> = {
  ...{ attributes: 'attribute', values: 'value', formats: 'format', endpoints: 'endpoint' },
}

/** Writes an answer in the format that the address asked for. */
export function written(document: Listed | Single, format: Format): string {
  if (format === 'json') return JSON.stringify('items' in document ? document.items : document.fields)
  const inner =
    'items' in document
      ? document.items.map((item) => element(document.each, item)).join('')
      : elements(document.fields)
  return `<?xml version="1.0" encoding="utf-8"?>\n<${document.root}>${inner}</${document.root}>`
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')
}

function element(name: string, value: Value): string {
  if (Array.isArray(value)) {
    const each = EACH[name] ?? 'item'
    return `<${name}>${value.map((item) => element(each, item)).join('')}</${name}>`
  }
  if (typeof value === 'object') return `<${name}>${elements(value as Fields)}</${name}>`
  const text = escaped(String(value))
  return text ? `<${name}>${text}</${name}>` : `<${name}/>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// Characters that XML 1.0 cannot carry at all are left out: a document with one of them is no document.
function escaped(text: string): string {
  return [...text]
    .filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t')
    .filter((letter) => letter !== '\uFFFE' && letter !== '\uFFFF')
    .map((letter) => ESCAPES[letter] ?? letter)
    .join('')
    .toWellFormed()
}
