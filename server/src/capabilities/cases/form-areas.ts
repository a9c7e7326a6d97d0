import { asksForArea } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { areas } from '../regions/index.ts'

/** The codes that answers to this form may name. Asked for only where a form asks for an area: most do not, and cost nothing. */
export async function areasFor(ctx: Context, use: CaseUse): Promise<ReadonlySet<string> | undefined> {
  if (!asksForArea(use.pages)) return undefined
  return new Set((await areas(ctx)).map(({ code }) => code))
}
