import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityOfKey } from './access.ts'
import type { CommunitiesNeeds } from './needs.ts'

/** The verified community that a key of its own page opens, for what else lets communities act; nothing for any other. */
export async function communityBehind(ctx: Context, { vault }: Pick<CommunitiesNeeds, 'vault'>, key: string) {
  try {
    const { id, name, status, subsectors } = await communityOfKey(ctx.region.db, ctx, vault, key)
    return status === 'verified' ? { id, name, subsectors } : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
