import type { KeyObject } from 'node:crypto'
import { meet } from '@guyub/contract/exchange'
import { sql } from 'kysely'
import type { z } from 'zod'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { signed } from '../../kernel/signed-text.ts'
import { knockAs } from './knock.ts'
import { linkOf, updateLink } from './link-row.ts'
import { parcelsAfter } from './meet.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'
import { greetingKeys } from './own-key.ts'
import { takeParcel } from './take.ts'

const PATIENCE = 60_000

type Keys = Pick<ExchangeNeeds, 'seal' | 'vault'>

interface Calling {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
  readonly needs: Keys
}

/** Meets the centre for every region whose own installation this is. What went wrong is kept, shown, and tried again at the next meeting. */
export async function callCentre({ reader, pool, now, needs }: Calling): Promise<number> {
  const { rows } = await sql<{ region: string }>`
    select region_code as region from exchange_link where side = 'home'`.execute(reader)
  let passed = 0
  for (const { region } of rows) {
    const ctx = exchangeContext(pool, region, now)
    try {
      passed += await meetCentre(ctx, needs)
    } catch (error) {
      const fault = error instanceof Refusal ? error.code : String((error as Error).message).slice(0, 200)
      await updateLink(ctx.region.db, ctx, { last_fault: fault })
    }
  }
  return passed
}

/** One meeting: brings what the centre has not, takes what it gives. Returns how many parcels passed, both ways. */
export async function meetCentre(ctx: Context, needs: Keys): Promise<number> {
  const link = await linkOf(ctx.region.db, ctx)
  if (!link?.address) throw new Refusal('exchange.not_linked')
  const { parcels } = await parcelsAfter(ctx, Number(link.acknowledged))
  const at = ctx.now().toISOString()
  const greeting = canonical({
    ...{ region: ctx.region.code, at, taken: Number(link.taken_number), parcels },
  })
  const url = `${link.address}/api/r/${ctx.region.code}${meet.path}`
  const answer = await greet(greetingKeys(ctx, link, needs))
  for (const parcel of answer.parcels) await takeParcel(ctx, parcel)
  await updateLink(ctx.region.db, ctx, {
    ...{ acknowledged: answer.taken, last_met_at: ctx.now(), last_fault: null },
  })
  return parcels.length + answer.parcels.length

  async function greet([key, ...others]: readonly KeyObject[]): Promise<z.output<typeof meet.answer>> {
    if (!key) throw new Refusal('exchange.not_yours')
    const response = await fetch(url, {
      method: meet.method,
      headers: { 'content-type': 'application/json', ...knockAs(ctx.region.code, at, key) },
      body: JSON.stringify({ greeting, signature: signed(greeting, key) }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const said: unknown = await response.json()
    if (response.ok) return meet.answer.parse(said)
    const code = codeOf(said)
    if (code === 'exchange.not_yours' && others.length) return greet(others)
    throw new Refusal(code)
  }
}

function codeOf(said: unknown): string {
  const code = said && typeof said === 'object' && 'code' in said ? said.code : undefined
  return typeof code === 'string' ? code : 'exchange.unfit'
}
