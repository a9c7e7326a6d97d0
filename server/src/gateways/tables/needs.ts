import type { Area } from '@guyub/contract/regions'
import type { CasesNeeds } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'

export interface TablesNeeds extends CasesNeeds {
  readonly areas: (ctx: Context) => Promise<readonly Area[]>
  /** By their codes. */
  readonly officeNames: (ctx: Context) => Promise<ReadonlyMap<string, string>>
}
