import type { Context } from '../../kernel/context.ts'
import { namesOfOffices } from '../regions/index.ts'

/** Gives each code its name; an office that is not known any more keeps its code. */
export async function officeLabels({ region }: Context, codes: readonly string[]) {
  const names = await namesOfOffices(region, codes)
  return (code: string) => ({ code, name: names.get(code) ?? code })
}
