import type { Area } from '@guyub/contract/regions'
import type { CasesNeeds } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'

export interface Open311Needs extends CasesNeeds {
  readonly areas: (ctx: Context) => Promise<readonly Area[]>
  /** By their codes. */
  readonly officeNames: (ctx: Context) => Promise<ReadonlyMap<string, string>>
  /** Whether there is a request of these services with this code, shown or not. */
  readonly isCase: (ctx: Context, trackingCode: string, services: readonly string[]) => Promise<boolean>
  /** Where people follow their requests. */
  readonly origin: () => string
}
