import { existsSync, readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { z } from 'zod'
import type { RegionDb } from '../../kernel/db.ts'

const Reference = z.strictObject({
  title: z.string(),
  vision: z.string(),
  regulation: z.string().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  dimensionSet: z.string(),
  status: z.enum(['draft', 'consultation', 'adopted', 'superseded']),
  source: z.string(),
  activities: z.array(
    z.strictObject({
      key: z.string(),
      dimension: z.string(),
      element: z.string(),
      title: z.string(),
      owner: z.string(),
      firstYear: z.int(),
      weight: z.number().positive().default(1),
      quickWin: z.int().optional(),
      service: z.string().optional(),
      indicator: z.string().optional(),
      product: z.string().optional(),
      target: z.number().positive().optional(),
      source: z.string(),
    }),
  ),
})

/** Gives a region without a plan the one of reference/plans. A plan that is there is never touched. Says whether it did. */
export async function loadPlan(region: RegionDb): Promise<boolean> {
  const file = new URL(`../../../../reference/plans/${region.code.replace(/L$/, '')}.json`, import.meta.url)
  if (!existsSync(file)) return false
  const { activities, ...plan } = Reference.parse(JSON.parse(readFileSync(file, 'utf8')))
  return region.db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('plan')
      .select('id')
      .where('region_code', '=', region.code)
      .executeTakeFirst()
    if (known) return false
    const id = newCommandId()
    await tx
      .insertInto('plan')
      .values({
        region_code: region.code,
        id,
        title: plan.title,
        vision: plan.vision,
        regulation: plan.regulation,
        first_year: plan.firstYear,
        last_year: plan.lastYear,
        dimension_set: plan.dimensionSet,
        status: plan.status,
        source: plan.source,
      })
      .execute()
    await tx
      .insertInto('plan_activity')
      .values(
        activities.map((activity) => ({
          region_code: region.code,
          id: newCommandId(),
          plan_id: id,
          key: activity.key,
          dimension: activity.dimension,
          element: activity.element,
          title: activity.title,
          owner_code: activity.owner,
          weight: activity.weight,
          first_year: activity.firstYear,
          quick_win: activity.quickWin ?? null,
          service_key: activity.service ?? null,
          indicator: activity.indicator ?? null,
          product: activity.product ?? null,
          target: activity.target ?? null,
          source: activity.source,
        })),
      )
      .execute()
    return true
  })
}
