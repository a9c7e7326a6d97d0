import type { Slice } from '@guyub/contract/indicators'

const NAMES = {
  product: 'dokumen',
  area: 'wilayah',
  office: 'kantor',
  from: 'dari',
  to: 'sampai',
  asOf: 'per',
} as const
type Key = keyof typeof NAMES

/** Which part of a figure the address asks for. */
export function sliceOf(search: URLSearchParams): Slice {
  const entries = Object.entries(NAMES).flatMap(([key, name]) => {
    const value = search.get(name)
    return value ? [[key, value]] : []
  })
  return Object.fromEntries(entries)
}

export function sliceQuery(slice: Slice): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(slice)) if (value) query.set(NAMES[key as Key], value)
  return query.toString()
}
