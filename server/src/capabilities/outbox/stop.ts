import { createHmac, timingSafeEqual } from 'node:crypto'
import { meaningOf } from '@guyub/contract/outbox'
import { internationalPhone } from '@guyub/contract/phone'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Vault } from '../../kernel/vault.ts'
import { recipientOf, trackedCase } from '../cases/index.ts'
import { addressOf } from './address-of.ts'
import type { Letter } from './letter.ts'
import type { MessagesNeeds } from './needs.ts'

/** What stands for an address among those who want no messages. */
function hashOf(vault: Vault, region: string, address: string): Buffer {
  return vault.lookUp(region, `message ${address.toLowerCase()}`)
}

/** Whether the one to be written to asked for no messages, at any address of theirs. */
export async function isStopped(
  db: Db,
  vault: Vault,
  region: string,
  { phone, email }: Pick<Letter, 'phone' | 'email'>,
): Promise<boolean> {
  const addresses = [phone, email].flatMap((one) => (one ? [hashOf(vault, region, one)] : []))
  if (!addresses.length) return false
  const found = await db
    .selectFrom('message_stop')
    .select('at')
    .where('region_code', '=', region)
    .where('address', 'in', addresses)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

async function setStopped(
  tx: Db,
  { region, now }: Context,
  vault: Vault,
  addresses: readonly (string | null)[],
  isStopped: boolean,
): Promise<void> {
  for (const address of addresses) {
    if (!address) continue
    const row = { region_code: region.code, address: hashOf(vault, region.code, address) }
    if (isStopped)
      await tx
        .insertInto('message_stop')
        .values({ ...row, at: now() })
        .onConflict((oc) => oc.doNothing())
        .execute()
    else
      await tx
        .deleteFrom('message_stop')
        .where('region_code', '=', region.code)
        .where('address', '=', row.address)
        .execute()
  }
}

interface TrackStop {
  readonly commandId: string
  readonly trackingCode: string
  readonly key: string
  readonly stop: boolean
}

/** Ends messages to the addresses of the request that a key opens, or begins them again. */
export async function trackStop(ctx: Context, needs: MessagesNeeds, { commandId, stop, ...of }: TrackStop) {
  const addresses = await addressesIn(ctx, needs, of)
  return once(ctx, 'messages.track-stop', commandId, async (tx) => {
    await setStopped(tx, ctx, needs.vault, addresses, stop)
    return { isStopped: stop }
  })
}

export async function trackMessages(
  ctx: Context,
  needs: MessagesNeeds,
  of: Pick<TrackStop, 'trackingCode' | 'key'>,
) {
  const [phone = null, email = null] = await addressesIn(ctx, needs, of)
  const { db, code } = ctx.region
  return {
    isStopped: phone || email ? await isStopped(db, needs.vault, code, { phone, email }) : null,
    pushKey: needs.push?.publicKey ?? null,
  }
}

async function addressesIn(ctx: Context, needs: MessagesNeeds, of: Pick<TrackStop, 'trackingCode' | 'key'>) {
  const { id } = await trackedCase(ctx, needs, of)
  const { db, code } = ctx.region
  const recipient = await recipientOf(db, needs, code, id)
  return [recipient?.phone ?? null, recipient?.email ?? null]
}

interface StopSecret {
  readonly stopSecret: Buffer
}

/** The link at the end of an e-mail: it ends messages to the address that this message went to, and opens nothing. */
export function stopLink(
  { origin, stopSecret }: StopSecret & { readonly origin: () => string },
  region: string,
  id: string,
): string {
  const text = `${region}.${id}`
  return `${origin()}/pesan/berhenti?kunci=${text}.${signature(stopSecret, text)}`
}

function signature(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(`stop ${text}`).digest('base64url')
}

export async function stopByLink(ctx: Context, needs: MessagesNeeds, { token }: { readonly token: string }) {
  const [region = '', id = '', signed = ''] = token.split('.')
  const [given, right] = [Buffer.from(signed), Buffer.from(signature(needs.stopSecret, `${region}.${id}`))]
  const isOurs = given.length === right.length && timingSafeEqual(given, right)
  if (!isOurs || region !== ctx.region.code) throw new Refusal('messages.bad_link')
  const address = await addressOf(ctx, needs, id)
  // Whoever was erased is written to no more anyway.
  if (address) await setStopped(ctx.region.db, ctx, needs.vault, [address], true)
  return { isStopped: true as const }
}

interface Heard {
  readonly secret: string
  readonly from: string
  readonly text: string
}

/** What a telephone answered, handed on by the gateway. */
export async function heardMessage(ctx: Context, needs: MessagesNeeds, { secret, from, text }: Heard) {
  const [given, right] = [Buffer.from(secret), Buffer.from(needs.gatewaySecret ?? '')]
  if (!right.length || given.length !== right.length || !timingSafeEqual(given, right))
    throw new Refusal('messages.wrong_secret')
  const understood = meaningOf(text)
  if (understood !== 'nothing')
    await setStopped(ctx.region.db, ctx, needs.vault, [internationalPhone(from)], understood === 'stop')
  return { understood }
}
