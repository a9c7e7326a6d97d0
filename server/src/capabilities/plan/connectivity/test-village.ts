import { z } from 'zod'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit, eventType } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { editorOf } from '../edit-node.ts'

interface Test {
  readonly commandId: string
  readonly area: string
  readonly kind: 'fibre' | 'satellite' | 'mobile' | 'none'
  readonly down?: number | undefined
  readonly up?: number | undefined
  readonly testedOn: string
  readonly means?: string | undefined
}

export const connectivityTested = eventType(
  'plan.connectivity_tested',
  1,
  z.object({
    ...{ area: z.string(), kind: z.string(), testedOn: z.string() },
    ...{ down: z.number().optional(), up: z.number().optional() },
  }),
)

/** Below which area somebody says how villages are connected: planners everywhere, a village or district its own. */
export function testsBelow(ctx: Context): string | null {
  const { actor } = ctx
  if (!actor.permissions.has('plan.report')) return null
  const isLocal = actor.jurisdiction.kind === 'office' || actor.jurisdiction.kind === 'area'
  return editorOf(ctx).editsAll || isLocal ? actor.areaCode : null
}

/** Keeps one test of a village. */
export async function testConnectivity(ctx: Context, command: Test) {
  const { commandId, area, kind, down, up, testedOn, means } = command
  if ((down === undefined) !== (up === undefined) || (kind === 'none' && down !== undefined))
    throw new Refusal('plan.speed_of_nothing')
  const { today } = await regionToday(ctx)
  if (testedOn > today) throw new Refusal('plan.tested_in_the_future')
  return once(ctx, 'plan.test-connectivity', commandId, async (tx) => {
    const below = testsBelow(ctx)
    if (below === null || (area !== below && !area.startsWith(`${below}.`)))
      throw new Refusal('plan.not_yours')
    const known = await tx.selectFrom('area').select('code').where('code', '=', area).executeTakeFirst()
    if (!known) throw new Refusal('plan.no_such_area')
    await tx
      .insertInto('plan_connectivity')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, area_code: area, kind },
        ...{ down: down ?? null, up: up ?? null, tested_on: testedOn, means: means ?? null },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, connectivityTested, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { area, kind, testedOn, ...(down !== undefined && { down }), ...(up !== undefined && { up }) },
    })
    return { area, kind }
  })
}
