import { localDay } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { useOf } from './case-row.ts'
import { blanksCounted } from './events.ts'
import { workOf } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface CountStock {
  readonly commandId: string
  readonly stock: string
  readonly count: number
  readonly reason: 'received' | 'spoilt' | 'counted'
  readonly balance?: number | undefined
  readonly occurredAt: string
}

/** How many blanks are left, and how many products wait for one. The village sees it before it promises a card. */
export async function stock(ctx: Context, needs: CasesNeeds) {
  const names = stocksOf(needs, ctx.region.code)
  const { rows } = await sql<{ stock: string; balance: number }>`
    select stock, sum(balance)::int as balance from blank_stock where region_code = ${ctx.region.code}
    group by stock`.execute(ctx.region.db)
  const balance = new Map(rows.map((row) => [row.stock, row.balance]))
  const waiting = names.size ? await waitingByStock(ctx, needs) : new Map<string, number>()
  return [...names].map((name) => ({
    stock: name,
    balance: balance.get(name) ?? 0,
    waiting: waiting.get(name) ?? 0,
  }))
}

interface Standing {
  readonly service_key: string
  readonly service_version: number
  readonly product: string
  readonly state: string
  readonly count: number
}

// Which states wait for a blank, and of which stock, the definition under which each case began says.
async function waitingByStock(ctx: Context, needs: CasesNeeds): Promise<Map<string, number>> {
  const { rows } = await sql<Standing>`
    select service_key, service_version, its.key as product, its.value ->> 'state' as state, count(*)::int as count
    from "case", jsonb_each(products) its
    where region_code = ${ctx.region.code} and ${workOf(ctx.actor)} and not closed and its.value ? 'pausedAt'
    group by 1, 2, 3, 4`.execute(ctx.region.db)
  const waiting = new Map<string, number>()
  for (const row of rows) {
    const { use } = await useOf(needs, ctx.region, row)
    const name = use.products.find(({ key }) => key === row.product)?.stock
    if (name && use.states[row.state]?.pauses === 'blanks')
      waiting.set(name, (waiting.get(name) ?? 0) + row.count)
  }
  return waiting
}

/** Blanks that came or were written off. The balance never falls below nothing: the database says so. */
export async function countStock(ctx: Context, needs: CasesNeeds, command: CountStock) {
  const { commandId, stock: name, count, reason, occurredAt } = command
  if (!stocksOf(needs, ctx.region.code).has(name)) throw new Refusal('cases.unknown_stock')
  const calendar = await needs.calendars.of(ctx)
  return once(ctx, 'cases.count-stock', commandId, async (tx) => {
    const office = ctx.actor.officeCode
    const at = new Date(Math.min(Date.parse(occurredAt), ctx.now().getTime()))
    // In two steps: of one statement PostgreSQL checks the row that would be inserted, and less than nothing never is.
    await sql`
      insert into blank_stock (region_code, stock, office_code, balance) values (${ctx.region.code}, ${name}, ${office}, 0)
      on conflict (region_code, stock, office_code) do nothing`.execute(tx)
    const { rows } = await sql<{ balance: number }>`
      update blank_stock set balance = balance + ${count}
      where region_code = ${ctx.region.code} and stock = ${name} and office_code = ${office} returning balance`
      .execute(tx)
      .catch((error) => {
        if (constraintOf(error) === 'blank_stock_not_below_zero') throw new Refusal('cases.stock_too_few')
        throw error
      })
    // A difference from what is no longer true would put the shelf wrong.
    if (command.balance !== undefined && rows[0] && rows[0].balance - count !== command.balance)
      throw new Refusal('cases.stock_changed')
    // What is spoilt is told as a negative count, and what did not come after all as one that came back.
    const [received, spoilt, counted] = [
      reason === 'received' && count > 0 ? count : 0,
      reason === 'spoilt' && count < 0 ? -count : 0,
      reason === 'counted' || (reason === 'received') === count < 0 ? count : 0,
    ]
    await sql`
      insert into blank_day as known (region_code, stock, office_code, day, received, spoilt, counted)
      values (${ctx.region.code}, ${name}, ${office}, ${localDay(calendar, at)}::date, ${received}, ${spoilt}, ${counted})
      on conflict (region_code, stock, office_code, day) do update set received = known.received + excluded.received,
        spoilt = known.spoilt + excluded.spoilt, counted = known.counted + excluded.counted`.execute(tx)
    await emit(tx, ctx, blanksCounted, {
      subjectId: commandId,
      officeCode: office,
      occurredAt: at,
      facts: { stock: name, count, reason },
    })
    return { stock: name, balance: rows[0]?.balance ?? 0 }
  })
}

function stocksOf({ services }: CasesNeeds, region: string): Set<string> {
  const products = services.keys.flatMap((key) => services.of(region, key)?.case?.products ?? [])
  return new Set(products.flatMap(({ stock: name }) => name ?? []))
}
