import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface BookingNeeds {
  readonly services: Services
  readonly vault: Vault
  /** The office of the region that a definition calls by its function, such as `communication`. */
  readonly officeWith: (region: RegionDb, wanted: string) => Promise<{ readonly code: string } | undefined>
  readonly isOffice: (ctx: Context, code: string) => Promise<boolean>
  /** Is this a village or a district of the region? */
  readonly isPlace: (ctx: Context, area: string) => Promise<boolean>
  /** The verified community that a key of its own page opens; nothing for any other. */
  readonly communityBehind: (
    ctx: Context,
    key: string,
  ) => Promise<{ readonly id: string; readonly subsectors: readonly string[] } | undefined>
}
