import { ParcelBody } from '@guyub/contract/exchange'
import { sql } from 'kysely'
import { canonical } from '../../kernel/canonical.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import type { LoggedEvent } from '../../kernel/event.ts'
import { tellsOn } from './bodies.ts'
import { type Link, linkOf, updateLink } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'
import { hashOfText, signed } from './sign.ts'

const AT_ONCE = 200
/** How often a region tells how its plan stands, at most. */
const STANDING_EVERY = 24 * 3_600_000

interface Packing {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
  readonly needs: ExchangeNeeds
}

/** Makes parcels of what happened in every linked region since we last looked. Returns how many events it went over. */
export async function packParcels(packing: Packing): Promise<number> {
  const { rows } = await sql<{ region: string; seq: string }>`
    select region_code as region, seq from exchange_link`.execute(packing.reader)
  let passed = 0
  for (const { region, seq } of rows) passed += await packRegion(packing, region, seq)
  return passed
}

async function packRegion(
  { reader, pool, now, needs }: Packing,
  region: string,
  seq: string,
): Promise<number> {
  const events = await reader
    .selectFrom('log')
    .selectAll()
    .where('region_code', '=', region)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(AT_ONCE)
    .execute()
  const ctx = exchangeContext(pool, region, now)
  await ctx.region.db.transaction().execute(async (tx) => {
    const link = await linkOf(tx, ctx, true)
    // Somebody else packed meanwhile.
    if (!link || link.seq !== seq) return
    const inside = within(ctx, tx)
    let last = { number: Number(link.sent_number), hash: link.sent_hash }
    for (const event of events as LoggedEvent[]) {
      const tell = tellsOn(link.side)[event.type]
      if (tell) last = await append(inside, needs, last, await tell(inside, needs, event))
    }
    const standing = await newStanding(inside, needs, link)
    if (standing) last = await append(inside, needs, last, standing)
    const newest = events.at(-1)?.seq ?? link.seq
    await updateLink(tx, ctx, { seq: newest, sent_number: last.number, sent_hash: last.hash })
  })
  return events.length
}

interface Last {
  readonly number: number
  readonly hash: string
}

async function append(ctx: Context, { seal }: ExchangeNeeds, last: Last, body: ParcelBody): Promise<Last> {
  const number = last.number + 1
  // By the contract, so that nothing leaves that it does not name.
  const text = canonical({
    ...{ region: ctx.region.code, number, previous: last.hash, madeAt: ctx.now().toISOString() },
    body: ParcelBody.parse(body),
  })
  const hash = hashOfText(text)
  await ctx.region.db
    .insertInto('exchange_parcel')
    .values({
      ...{ region_code: ctx.region.code, number, kind: body.kind, text, hash },
      ...{ signature: signed(text, seal), made_at: ctx.now() },
    })
    .execute()
  return { number, hash }
}

/** How the plan stands, when that has changed since it was last told, at most once a day. */
async function newStanding(
  ctx: Context,
  needs: ExchangeNeeds,
  { side }: Link,
): Promise<ParcelBody | undefined> {
  if (side !== 'home') return undefined
  const { code, db } = ctx.region
  const told = await db
    .selectFrom('exchange_standing')
    .selectAll()
    .where('region_code', '=', code)
    .executeTakeFirst()
  const now = ctx.now()
  if (told && now.getTime() - told.told_at.getTime() < STANDING_EVERY) return undefined
  const standing = await needs.standing(ctx)
  if (!standing || (told && canonical(told.standing) === canonical(standing))) return undefined
  const written = { told_at: now, standing: JSON.stringify(standing) }
  await db
    .insertInto('exchange_standing')
    .values({ region_code: code, ...written })
    .onConflict((oc) => oc.columns(['region_code']).doUpdateSet(written))
    .execute()
  return { kind: 'standing', toldAt: now.toISOString(), standing }
}
