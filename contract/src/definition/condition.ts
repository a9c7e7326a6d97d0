import { z } from 'zod'
import { Key } from '../text.ts'

/** When a field, page, product or requirement applies. `olderThanDays` counts from the field's date to the day of intake. */
export type Condition =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly isGiven: boolean }
  | { readonly field: string; readonly olderThanDays: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: Key, is: z.array(z.string()).min(1) }),
    z.strictObject({ field: Key, isGiven: z.boolean() }),
    z.strictObject({ field: Key, olderThanDays: z.int().min(0) }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
)

const DAY = 86_400_000

/** `today` is the day of intake, `YYYY-MM-DD`, in the region's zone. */
export function holds(
  condition: Condition,
  values: Readonly<Record<string, unknown>>,
  today: string,
): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, values, today))
  if ('any' in condition) return condition.any.some((part) => holds(part, values, today))
  if ('not' in condition) return !holds(condition.not, values, today)
  const value = values[condition.field]
  if ('isGiven' in condition) return (value !== undefined && value !== '') === condition.isGiven
  if (typeof value !== 'string' || !value) return false
  if ('is' in condition) return condition.is.includes(value)
  return Date.parse(today) - Date.parse(value) > condition.olderThanDays * DAY
}

export function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  return [condition.field]
}
