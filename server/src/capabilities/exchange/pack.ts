import type { ParcelBody } from '@guyub/contract/exchange'
import { nationOf } from '@guyub/contract/regions'
import { sql } from 'kysely'
import { canonical } from '../../kernel/canonical.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import type { LoggedEvent } from '../../kernel/event.ts'
import { appendParcel } from './append.ts'
import { tellsOn } from './bodies.ts'
import { newForms } from './forms.ts'
import { type Link, linkOf, updateLink } from './link-row.ts'
import { changedMembership, keepMembership } from './membership.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'
import { ownKey } from './own-key.ts'
import { newPlan } from './plan-parts.ts'

const AT_ONCE = 200
/** How often a region tells how its plan stands, at most. */
const STANDING_EVERY = 24 * 3_600_000

interface Packing {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
  readonly needs: ExchangeNeeds
}

interface Row {
  readonly region: string
  readonly seq: string
  /** At the centre, where its own log has what was not looked at yet; else null. */
  readonly nation: string | null
}

/** Makes parcels of what happened in every linked region since we last looked. Returns how many events it went over. */
export async function packParcels(packing: Packing): Promise<number> {
  const { rows } = await sql<{ region: string; seq: string; side: string; nation_seq: string }>`
    select region_code as region, seq, side, nation_seq from exchange_link`.execute(packing.reader)
  const newest = new Map<string, string>()
  let passed = 0
  for (const { region, seq, side, nation_seq } of rows) {
    const nation = nationOf(region)
    if (side === 'centre' && !newest.has(nation)) newest.set(nation, await newestOf(packing.reader, nation))
    const upTo = newest.get(nation) ?? nation_seq
    const isBehind = side === 'centre' && BigInt(upTo) > BigInt(nation_seq)
    passed += await packRegion(packing, { region, seq, nation: isBehind ? upTo : null })
  }
  return passed
}

async function newestOf(reader: Db, nation: string): Promise<string> {
  const { rows } = await sql<{ seq: string }>`
    select coalesce(max(seq), 0) as seq from log where region_code = ${nation}`.execute(reader)
  return rows[0]?.seq ?? '0'
}

async function packRegion(
  { reader, pool, now, needs }: Packing,
  { region, seq, nation }: Row,
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
  // The centre's own rows, read before the region's are held: no second connection is waited for inside.
  const record =
    nation === null ? [] : [...(await newForms(ctx, pool)), ...(await changedMembership(ctx, pool, needs))]
  await ctx.region.db.transaction().execute(async (tx) => {
    const link = await linkOf(tx, ctx, true)
    // Somebody else packed meanwhile.
    if (!link || link.seq !== seq) return
    const inside = within(ctx, tx)
    const key = ownKey(ctx, link, needs)
    let last = { number: Number(link.sent_number), hash: link.sent_hash }
    const append = async (body: ParcelBody) => {
      last = await appendParcel(inside, key, last, body)
    }
    for (const event of events as LoggedEvent[]) {
      const tell = tellsOn(link.side)[event.type]
      if (tell) await append(await tell(inside, needs, event))
    }
    for (const body of record) await append(body)
    const told = record.find((body) => body.kind === 'membership')
    if (told) await keepMembership(inside, told)
    const standing = await newStanding(inside, needs, link)
    if (standing) await append(standing)
    for (const body of await newPlan(inside, needs, link)) await append(body)
    const newest = events.at(-1)?.seq ?? link.seq
    await updateLink(tx, ctx, {
      ...{ seq: newest, sent_number: last.number, sent_hash: last.hash },
      ...(nation !== null && { nation_seq: nation }),
    })
  })
  return events.length
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
