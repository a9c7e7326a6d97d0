import { REMINDER_KINDS, type Reminder } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { editorOf } from '../edit-node.ts'
import type { PlanNeeds } from '../needs.ts'
import { type ReminderRow, reminderRows } from './rows.ts'
import { RULES } from './rules.ts'

// Of all offices nobody works through more than a page: from there one opens an office or a kind.
const LONGEST = { office: 300, region: 50 }

/**
 * What an office should bring up to date; planners see whose turn it is everywhere. Whoever writes nothing of the plan, the
 * regional secretary and the head, reads what its owner left longer than the days of `secretary`.
 */
export async function planReminders(
  ctx: Context,
  needs: PlanNeeds,
  { office, kind }: { readonly office?: string | undefined; readonly kind?: Reminder['kind'] | undefined },
) {
  const { code: region, db } = ctx.region
  const { editsAll, officeCode } = editorOf(ctx)
  const isOwner = ctx.actor.permissions.has('plan.contribute')
  const asked = office ?? (isOwner ? officeCode : undefined)
  if (isOwner && !editsAll && asked !== officeCode) throw new Refusal('plan.not_yours')
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
  const all = await reminderRows(
    db,
    { region, planId: plan?.id ?? null },
    today,
    isOwner && !editsAll ? officeCode : undefined,
  )
  const rows = isOwner ? all : all.filter(({ secretaryOn }) => secretaryOn <= today)
  const nameOf = (code: string) => offices.get(code)?.name ?? code
  const ofOffice = asked === undefined ? rows : rows.filter(({ owner }) => owner === asked)
  const wanted = kind === undefined ? ofOffice : ofOffice.filter((row) => row.kind === kind)
  const longest = asked === undefined ? LONGEST.region : LONGEST.office
  return {
    ...{ today, rules: RULES, as: isOwner ? ('owner' as const) : ('secretary' as const) },
    office: asked === undefined ? null : { code: asked, name: nameOf(asked) },
    count: wanted.length,
    kinds: REMINDER_KINDS.flatMap((one) => {
      const count = ofOffice.filter((row) => row.kind === one).length
      return count ? [{ kind: one, count }] : []
    }),
    offices: [...Map.groupBy(rows, ({ owner }) => owner)]
      .map(([code, its]) => ({ code, name: nameOf(code), count: its.length }))
      .toSorted((a, b) => b.count - a.count),
    reminders: wanted.slice(0, longest).map((row: ReminderRow) => ({ ...row, owner: nameOf(row.owner) })),
  }
}
