import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { blanksCounted } from './events.ts'
import { within } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface CountStock {
  readonly commandId: string
  readonly stock: string
  readonly count: number
  readonly reason: string
  readonly occurredAt: string
}

/** How many blanks are left, and how many products wait for one. The village sees it before it promises a card. */
export async function stock(ctx: Context, needs: CasesNeeds) {
  const stocks = new Map(
    productsWithStock(needs, ctx.region.code).map((product) => [product.stock, product.key]),
  )
  const { rows } = await sql<{ stock: string; balance: number }>`
    select stock, sum(balance)::int as balance from blank_stock where region_code = ${ctx.region.code}
    group by stock`.execute(ctx.region.db)
  const balance = new Map(rows.map((row) => [row.stock, row.balance]))
  return Promise.all(
    [...stocks].map(async ([name, product]) => ({
      stock: name,
      balance: balance.get(name) ?? 0,
      waiting: await waitingFor(ctx, product),
    })),
  )
}

async function waitingFor(ctx: Context, product: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from "case"
    where region_code = ${ctx.region.code} and ${within(ctx.actor)} and not closed
      and products -> ${product} ->> 'state' = 'waiting-blank'`.execute(ctx.region.db)
  return rows[0]?.waiting ?? 0
}

/** Blanks that came or were written off. The balance never falls below nothing: the database says so. */
export async function countStock(ctx: Context, needs: CasesNeeds, command: CountStock) {
  const { commandId, stock: name, count, reason, occurredAt } = command
  if (!productsWithStock(needs, ctx.region.code).some((product) => product.stock === name))
    throw new Refusal('cases.unknown_stock')
  return once(ctx, 'cases.count-stock', commandId, async (tx) => {
    const office = ctx.actor.officeCode
    const { rows } = await sql<{ balance: number }>`
      insert into blank_stock (region_code, stock, office_code, balance)
      values (${ctx.region.code}, ${name}, ${office}, ${count})
      on conflict (region_code, stock, office_code) do update set balance = blank_stock.balance + excluded.balance
      returning balance`
      .execute(tx)
      .catch((error) => {
        if (constraintOf(error) === 'blank_stock_not_below_zero') throw new Refusal('cases.no_blanks')
        throw error
      })
    await emit(tx, ctx, blanksCounted, {
      subjectId: commandId,
      officeCode: office,
      occurredAt: new Date(Math.min(Date.parse(occurredAt), ctx.now().getTime())),
      facts: { stock: name, count, reason },
    })
    return { stock: name, balance: rows[0]?.balance ?? 0 }
  })
}

function productsWithStock({ services }: CasesNeeds, region: string) {
  return services.keys
    .flatMap((key) => services.of(region, key)?.case?.products ?? [])
    .flatMap(({ key, stock: name }) => (name ? [{ key, stock: name }] : []))
}
