import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type Context, within } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy, signed } from '../../kernel/signed-text.ts'
import { appendParcel } from './append.ts'
import { linkOf, updateLink } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'
import { KEY_NAME, ownKey } from './own-key.ts'

/** What the new key signs, so that nobody passes off a key of somebody else as theirs. */
const said = (region: string, publicKey: string) => `guyub exchange key ${region} ${publicKey}`

/**
 * Signs from now on with a new key. The other side learns of it by a parcel that the one before signed, in its order: what was packed before
 * still holds, what comes after holds only by the new one. Returns its fingerprint.
 */
export async function renewExchangeKey(
  ctx: Context,
  needs: Pick<ExchangeNeeds, 'seal' | 'vault'>,
): Promise<string> {
  const { code } = ctx.region
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const key = createPrivateKey(pair.privateKey)
  await ctx.region.db.transaction().execute(async (tx) => {
    const link = await linkOf(tx, ctx, true)
    if (!link) throw new Refusal('exchange.not_linked')
    // One at a time: a third key would leave the other side with one that nobody has any more.
    if (link.own_key_number !== null && Number(link.acknowledged) < Number(link.own_key_number))
      throw new Refusal('exchange.renewal_waits')
    const { publicKey } = pair
    const proof = signed(said(code, publicKey), key)
    const last = await appendParcel(
      within(ctx, tx),
      ownKey(ctx, link, needs),
      { number: Number(link.sent_number), hash: link.sent_hash },
      { kind: 'key', publicKey, proof },
    )
    const sealed = needs.vault.seal(code, KEY_NAME, pair.privateKey)
    await updateLink(tx, ctx, {
      ...{ sent_number: last.number, sent_hash: last.hash },
      ...{ before_key: link.own_key, before_key_data: link.own_key_data },
      ...{ own_key: sealed.content, own_key_data: sealed.dataKey, own_key_number: last.number },
    })
  })
  return fingerprintOf(key)
}

/** The other side has another key from now on; only who held the one before could say so. */
export async function takeKey(
  ctx: Context,
  tx: Context['region']['db'],
  { publicKey, proof }: { readonly publicKey: string; readonly proof: string },
): Promise<void> {
  if (!isKey(publicKey) || !isSignedBy(said(ctx.region.code, publicKey), proof, publicKey))
    throw new Refusal('exchange.unfit')
  await updateLink(tx, ctx, { peer_key: publicKey })
}

function isKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}
