import { type ParcelBody, PLAN_PART } from '@guyub/contract/exchange'
import { AdoptedActivity, AdoptedHead, type AdoptedPlan } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Link } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'

type Part = Extract<ParcelBody, { kind: 'plan' }>

/** The plan that was adopted since one was last told, in parts; nothing where that is the same. */
export async function newPlan(
  ctx: Context,
  needs: Pick<ExchangeNeeds, 'plan'>,
  { side }: Pick<Link, 'side'>,
): Promise<Part[]> {
  if (side !== 'home') return []
  const told = await toldPlan(ctx.region.db, ctx)
  const plan = await needs.plan(ctx, told?.plan_id)
  if (!plan) return []
  const { head, activities } = plan
  const { id: planId, number } = head
  await keep(ctx.region.db, ctx, { planId, number })
  const parts = Math.max(1, Math.ceil(activities.length / PLAN_PART))
  return Array.from({ length: parts }, (_, index) => ({
    ...{ kind: 'plan', planId, number, part: index + 1, parts },
    head: index === 0 ? head : null,
    activities: activities.slice(index * PLAN_PART, (index + 1) * PLAN_PART),
  }))
}

/**
 * Keeps a part. With the last one the version stands, if no later one does; parts of a version that none of its own goes before,
 * or that name another version in their head, are refused.
 */
export async function takePlanPart(ctx: Context, tx: Db, body: Part): Promise<void> {
  const { planId, number, part, parts, head, activities } = body
  if (part > parts || (part === 1) !== (head !== null)) throw new Refusal('exchange.unfit')
  if (head && (head.id !== planId || head.number !== number)) throw new Refusal('exchange.unfit')
  const held = await toldPlan(tx, ctx)
  // An older version after a newer one: known, and nothing is put back.
  if (held && held.number > number) return
  const region = ctx.region.code
  if (part === 1)
    await tx
      .deleteFrom('exchange_plan_part')
      .where('region_code', '=', region)
      .where('plan_id', '=', planId)
      .execute()
  const before = await partsOf(tx, region, planId)
  if (before.length !== part - 1) throw new Refusal('exchange.unfit')
  await tx
    .insertInto('exchange_plan_part')
    .values({
      ...{ region_code: region, plan_id: planId, part },
      ...{ head: head && JSON.stringify(head), activities: JSON.stringify(activities) },
    })
    .execute()
  if (part < parts) return
  await keep(tx, ctx, { planId, number })
  await tx
    .deleteFrom('exchange_plan_part')
    .where('region_code', '=', region)
    .where('plan_id', '<>', planId)
    .execute()
}

/** The plan that came whole from a region's own installation; nothing where it is the one that is known, or none came. */
export async function keptPlan(ctx: Context, known?: string): Promise<AdoptedPlan | undefined> {
  const held = await toldPlan(ctx.region.db, ctx)
  if (!held || held.plan_id === known) return undefined
  const rows = await partsOf(ctx.region.db, ctx.region.code, held.plan_id)
  return {
    head: AdoptedHead.parse(rows[0]?.head),
    activities: rows.flatMap(({ activities }) => AdoptedActivity.array().parse(activities)),
  }
}

function partsOf(db: Db, region: string, planId: string) {
  return db
    .selectFrom('exchange_plan_part')
    .selectAll()
    .where('region_code', '=', region)
    .where('plan_id', '=', planId)
    .orderBy('part')
    .execute()
}

function toldPlan(db: Db, { region }: Context) {
  return db.selectFrom('exchange_plan').selectAll().where('region_code', '=', region.code).executeTakeFirst()
}

async function keep(
  db: Db,
  { region, now }: Context,
  { planId, number }: { readonly planId: string; readonly number: number },
): Promise<void> {
  const written = { plan_id: planId, number, told_at: now() }
  await db
    .insertInto('exchange_plan')
    .values({ region_code: region.code, ...written })
    .onConflict((oc) => oc.columns(['region_code']).doUpdateSet(written))
    .execute()
}
