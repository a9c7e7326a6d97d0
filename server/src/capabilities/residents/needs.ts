import type { Context } from '../../kernel/context.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface ResidentsNeeds {
  readonly vault: Vault
  /** What people are called, lent by identity. */
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
