import { quickWinKey } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { editorOf } from '../edit-node.ts'
import { LISTS } from '../lists.ts'
import type { PlanNeeds } from '../needs.ts'
import { refusedByTable } from '../refused-by-table.ts'
import { type Earlier, earlierOnes, repeated } from './earlier.ts'
import { quickWinNominated } from './events.ts'
import { happening } from './store.ts'

interface Nominate {
  readonly commandId: string
  readonly title: string
  readonly dimension: string
  readonly year: number
  readonly reason: string
  readonly service?: string | undefined
  readonly owner?: string | undefined
  readonly continues?: string | undefined
}

/** Nominates a quick win of this year or the next. What repeats an earlier one must name it, and is not new. */
export async function nominateQuickWin(ctx: Context, needs: PlanNeeds, command: Nominate) {
  const { commandId: id, title, dimension, year, reason, service = null, continues } = command
  const region = ctx.region.code
  const owner = command.owner ?? ctx.actor.officeCode
  if (!LISTS.dimensions.some(({ key }) => key === dimension)) throw new Refusal('plan.unknown_code')
  if (service && !needs.service(ctx, service)) throw new Refusal('plan.unknown_code')
  if (owner !== ctx.actor.officeCode && !editorOf(ctx).editsAll) throw new Refusal('plan.not_yours')
  if (!(await needs.offices(ctx)).get(owner)?.active) throw new Refusal('plan.unknown_code')
  const thisYear = Number((await regionToday(ctx)).today.slice(0, 4))
  if (year < thisYear || year > thisYear + 1) throw new Refusal('plan.quick_win_year')
  return once(ctx, 'plan.nominate-quick-win', id, (tx) =>
    refusedByTable(async () => {
      const earlier = await earlierOnes(tx, region)
      const predecessor = continues ? earlier.find((each) => each.id === continues) : undefined
      if (continues && !predecessor) throw new Refusal('plan.no_such_quick_win')
      if (!predecessor && repeated(earlier, { id, title, service }).length)
        throw new Refusal('plan.quick_win_repeats')
      await tx
        .insertInto('plan_quick_win')
        .values({
          ...{
            region_code: region,
            id,
            title,
            title_key: quickWinKey(title),
            dimension,
            year,
            reason,
            service,
          },
          ...{ owner_code: owner, ...linkOf(predecessor) },
          ...{ nominated_by: ctx.actor.id, office_code: ctx.actor.officeCode, nominated_at: ctx.now() },
        })
        .execute()
      const isNew = !predecessor
      await emit(tx, ctx, quickWinNominated, {
        ...happening(ctx, id),
        facts: { dimension, year, isNew, ...(service && { service }) },
      })
      return { quickWinId: id, isNew }
    }),
  )
}

function linkOf(predecessor: Earlier | undefined) {
  if (!predecessor) return {}
  return predecessor.from === 'plan' ? { continues_activity: predecessor.id } : { continues: predecessor.id }
}
