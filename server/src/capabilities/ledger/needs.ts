import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface LedgerNeeds {
  readonly services: Services
  readonly vault: Vault
  /** What people are called, lent by identity. */
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** The office of the region that a definition calls by its function, such as `environment`. */
  readonly officeWith: (region: RegionDb, wanted: string) => Promise<{ readonly code: string } | undefined>
  /** Whether somebody has an account and a place in this region that may keep books. */
  readonly mayKeep: (ctx: Context, userId: string) => Promise<boolean>
  /** Everybody who has one. */
  readonly couldKeep: (ctx: Context) => Promise<{ userId: string; name: string }[]>
  /** Is this a village or a district of the region? */
  readonly isPlace: (ctx: Context, area: string) => Promise<boolean>
}
