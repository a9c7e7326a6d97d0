import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import type { Sealed } from '../../kernel/vault.ts'
import type { Link } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'

type Keys = Pick<ExchangeNeeds, 'seal' | 'vault'>

/** Under which name the vault keeps the keys of a link. */
export const KEY_NAME = 'exchange own key'

/** The key that signs our parcels to the other side of this link. */
export function ownKey(ctx: Context, link: Link, keys: Keys): KeyObject {
  return opened(ctx, keys, link.own_key, link.own_key_data) ?? keys.seal
}

/**
 * The keys with which home may greet: while it is not known whether the centre has the parcel that tells of the new key, the one before comes
 * first, and the new one where that is refused.
 */
export function greetingKeys(ctx: Context, link: Link, keys: Keys): readonly KeyObject[] {
  const current = ownKey(ctx, link, keys)
  if (link.own_key_number === null || Number(link.acknowledged) >= Number(link.own_key_number))
    return [current]
  return [opened(ctx, keys, link.before_key, link.before_key_data) ?? keys.seal, current]
}

function opened({ region }: Context, { vault }: Keys, content: Buffer | null, dataKey: Buffer | null) {
  if (!content || !dataKey) return undefined
  const sealed: Sealed = { content, dataKey }
  return createPrivateKey(vault.open(region.code, KEY_NAME, sealed))
}
