import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { DIMENSION_SET } from './dimensions.ts'
import { planAdopted } from './events.ts'
import { refusedByTable } from './refused-by-table.ts'
import { lockVersion } from './version.ts'

interface AdoptPlan {
  readonly commandId: string
  readonly planId: string
  readonly regulation: string
  readonly regulationOn: string
}

/**
 * Adopts a version that was consulted about. All six dimensions must be there, and no conflict may be left open: nobody could say what was
 * adopted. What it amends is superseded; where another plan holds, that one has to be amended instead.
 */
export async function adoptPlan(ctx: Context, { commandId, planId, regulation, regulationOn }: AdoptPlan) {
  const region = ctx.region.code
  return once(ctx, 'plan.adopt', commandId, (tx) =>
    refusedByTable(async () => {
      const found = await lockVersion(tx, region, planId)
      if (found.status !== 'consultation') throw new Refusal('plan.wrong_status')
      if (regulationOn > newestDay(ctx.now())) throw new Refusal('plan.regulation_in_future')
      if (await hasOpenConflict(tx, region, planId)) throw new Refusal('plan.conflicts_open')
      if ((await dimensionsIn(tx, region, planId)) < DIMENSION_SET.dimensions.length)
        throw new Refusal('plan.dimension_missing')
      if (found.amends)
        await tx
          .updateTable('plan')
          .set({ status: 'superseded' })
          .where('region_code', '=', region)
          .where('id', '=', found.amends)
          .where('status', '=', 'adopted')
          .execute()
      await tx
        .updateTable('plan')
        .set({ status: 'adopted', regulation, regulation_on: regulationOn })
        .where('region_code', '=', region)
        .where('id', '=', planId)
        .execute()
      await emit(tx, ctx, planAdopted, {
        subjectId: planId,
        officeCode: ctx.actor.officeCode,
        occurredAt: ctx.now(),
        facts: { number: found.number, regulation, regulationOn },
      })
      return { planId, superseded: found.amends }
    }),
  )
}

async function hasOpenConflict(tx: Db, region: string, planId: string): Promise<boolean> {
  const one = await tx
    .selectFrom('plan_conflict')
    .select('id')
    .where('region_code', '=', region)
    .where('plan_id', '=', planId)
    .where('choice', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

async function dimensionsIn(tx: Db, region: string, planId: string): Promise<number> {
  const rows = await tx
    .selectFrom('plan_activity')
    .select('dimension')
    .distinct()
    .where('region_code', '=', region)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .execute()
  return rows.length
}
