import type { Context } from '../../kernel/context.ts'
import { officeNames } from './office-names.ts'

/** What offices with dated names were called on a day, by their codes. */
export async function officeNamesOn(ctx: Context, day: string): Promise<ReadonlyMap<string, string>> {
  const all = await officeNames(ctx)
  const then = all.filter(({ from, to }) => from <= day && (to === null || day < to))
  return new Map(then.map(({ office, name }) => [office, name]))
}
