import type { Field, Page } from '../definition.ts'

const PARTS = { regency: 2, district: 3, village: 4 } as const

/** Is this the dotted code of an area of that level, and one of those that are known? Where none are known, the form of the code is all that is judged. */
export function isAreaOf(
  level: keyof typeof PARTS,
  code: string,
  known: ReadonlySet<string> | undefined,
): boolean {
  const isCode = /^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/.test(code)
  return isCode && code.split('.').length === PARTS[level] && (known?.has(code) ?? true)
}

/** Whether anybody has to know the region's areas to judge answers to this form. */
export function asksForArea(pages: readonly Page[]): boolean {
  const isArea = (field: Field) => field.type === 'area'
  return pages.some(({ fields }) =>
    fields.some((field) => isArea(field) || (field.type === 'group' && field.fields.some(isArea))),
  )
}
