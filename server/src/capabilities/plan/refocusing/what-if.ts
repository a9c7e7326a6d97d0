import type { RefocusingRule } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlanNeeds } from '../needs.ts'
import { versionOf } from '../version.ts'
import { effectOf } from './effect.ts'

const WORST = ['overspent', 'stopped', 'below-half', 'cut']

/** What it would cost the plan, the worst first. */
export async function whatIfRefocusing(ctx: Context, needs: PlanNeeds, rule: RefocusingRule) {
  const { code: region, db } = ctx.region
  const found = await versionOf(db, region)
  const [effect, offices] = await Promise.all([
    effectOf(db, { region, planId: found.id }, rule),
    needs.offices(ctx),
  ])
  if (!effect.cut) throw new Refusal('plan.refocusing_nothing')
  const { planned, before, cut, after, activities } = effect
  return {
    ...{ planId: found.id, isSample: found.is_sample, year: rule.year, planned, before, cut, after },
    activities: activities
      .map(({ ownerCode, ...each }) => ({ ...each, ownerName: offices.get(ownerCode)?.name ?? ownerCode }))
      .toSorted((a, b) => WORST.indexOf(a.falls) - WORST.indexOf(b.falls) || b.cut - a.cut),
  }
}
