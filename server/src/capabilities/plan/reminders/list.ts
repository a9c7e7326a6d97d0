import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { editorOf } from '../edit-node.ts'
import type { PlanNeeds } from '../needs.ts'
import { reminderRows } from './rows.ts'
import { RULES } from './rules.ts'

const LONGEST = 300

/** What an office should bring up to date; planners see whose turn it is everywhere. */
export async function planReminders(
  ctx: Context,
  needs: PlanNeeds,
  { office = ctx.actor.officeCode }: { readonly office?: string | undefined },
) {
  const { code: region, db } = ctx.region
  const { editsAll, officeCode } = editorOf(ctx)
  if (!editsAll && office !== officeCode) throw new Refusal('plan.not_yours')
  const [{ today }, offices, plan] = await Promise.all([
    regionToday(ctx),
    needs.offices(ctx),
    db
      .selectFrom('plan')
      .select('id')
      .where('region_code', '=', region)
      .where('status', '<>', 'superseded')
      // The adopted one first, as everywhere: its status comes first in the alphabet.
      .orderBy('status')
      .executeTakeFirst(),
  ])
  const rows = await reminderRows(
    db,
    { region, planId: plan?.id ?? null },
    today,
    editsAll ? undefined : officeCode,
  )
  const nameOf = (code: string) => offices.get(code)?.name ?? code
  const own = rows.filter(({ owner }) => owner === office)
  return {
    ...{ today, rules: RULES, office: { code: office, name: nameOf(office) }, count: own.length },
    offices: [...Map.groupBy(rows, ({ owner }) => owner)]
      .map(([code, its]) => ({ code, name: nameOf(code), count: its.length }))
      .toSorted((a, b) => b.count - a.count),
    reminders: own.slice(0, LONGEST).map(({ owner: _, ...reminder }) => reminder),
  }
}
