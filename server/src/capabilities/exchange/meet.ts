import { Greeting, MOST_BYTES, type Parcel } from '@guyub/contract/exchange'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy } from '../../kernel/signed-text.ts'
import { linkOf, updateLink } from './link-row.ts'
import { takeParcel } from './take.ts'

/** How far the clocks of two installations may be apart: so long an overheard greeting could be said again. */
const PATIENCE = 10 * 60_000

/** Whether what was said then may be said now. */
export function isNow(at: string, now: Date): boolean {
  return Math.abs(Date.parse(at) - now.getTime()) <= PATIENCE
}

/** The centre is met by a region's own installation: takes what it brings, gives what it has not. */
export async function meet(ctx: Context, said: { readonly greeting: string; readonly signature: string }) {
  const { region } = ctx
  const link = await linkOf(region.db, ctx)
  if (link?.side !== 'centre') throw new Refusal('exchange.not_linked')
  if (!isSignedBy(said.greeting, said.signature, link.peer_key)) throw new Refusal('exchange.not_yours')
  const greeting = readGreeting(said.greeting)
  if (greeting.region !== region.code) throw new Refusal('exchange.not_yours')
  if (!isNow(greeting.at, ctx.now())) throw new Refusal('exchange.clock_apart')
  for (const parcel of greeting.parcels) await takeParcel(ctx, parcel)
  await updateLink(region.db, ctx, { acknowledged: greeting.taken, last_met_at: ctx.now(), last_fault: null })
  const { parcels, more } = await parcelsAfter(ctx, greeting.taken)
  const now = await linkOf(region.db, ctx)
  return { taken: Number(now?.taken_number ?? 0), parcels, more }
}

function readGreeting(text: string): Greeting {
  try {
    return Greeting.parse(JSON.parse(text))
  } catch {
    throw new Refusal('exchange.unfit')
  }
}

/** Our parcels after a number, as many as fit; at least one. */
export async function parcelsAfter(
  { region }: Context,
  number: number,
): Promise<{ parcels: Parcel[]; more: boolean }> {
  const rows = await region.db
    .selectFrom('exchange_parcel')
    .select(['text', 'signature'])
    .where('region_code', '=', region.code)
    .where('number', '>', String(number))
    .orderBy('number')
    .limit(100)
    .execute()
  let bytes = 0
  const fitting = rows.findIndex(({ text }) => {
    bytes += text.length
    return bytes > MOST_BYTES
  })
  const count = fitting === -1 ? rows.length : Math.max(1, fitting)
  return { parcels: rows.slice(0, count), more: count < rows.length || rows.length === 100 }
}
