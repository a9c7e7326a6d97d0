import type { CaseUse } from './case.ts'
import { twice } from './problems-twice.ts'

/** A table of another system: every column has a field that a cell can answer, and one of them is the number that is the key. */
export function problemsInTables({ table, reference, pages }: CaseUse): string[] {
  if (!table) return []
  const place = 'case.table'
  const fields = new Map(pages.flatMap((page) => page.fields.map((field) => [field.key, field])))
  const { columns, defaults, filedOn } = table
  return [
    ...twice(`${place}.columns`, [filedOn, ...columns.map(({ header }) => header)]),
    ...twice(
      `${place}.columns`,
      columns.map(({ field }) => field),
    ),
    ...(columns.some(({ field }) => field === reference)
      ? []
      : [`${place}.columns: none has the field that "reference" names, so nothing would be known again.`]),
    ...[...columns.map(({ field }) => field), ...Object.keys(defaults)]
      .filter((key) => ['photo', 'file', 'group', undefined].includes(fields.get(key)?.type))
      .map((key) => `${place}: "${key}" is no field that a cell of a table could answer.`),
    ...Object.entries(defaults).flatMap(([key, value]) => {
      const field = fields.get(key)
      return field?.type === 'choice' && !field.choices.some((choice) => choice.key === value)
        ? [`${place}.defaults.${key}: "${value}" is none of its choices.`]
        : []
    }),
  ]
}
