import { existsSync, readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { OwnText } from '@guyub/contract/text'
import { z } from 'zod'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { loadSample } from './load-sample.ts'

/** A plan as reference/plans keeps it. */
export const SourcedPlan = z.strictObject({
  title: OwnText,
  vision: OwnText,
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
      title: OwnText,
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

type Plan = Pick<z.infer<typeof SourcedPlan>, 'title' | 'vision' | 'activities'>

/**
 * Gives a region without a plan the one of reference/plans, and a rehearsal the sample. A plan that is there keeps its words and
 * only gains the English of those that still read as in the reference. Says whether it loaded it.
 */
export async function loadPlan(region: RegionDb): Promise<boolean> {
  const file = new URL(`../../../../reference/plans/${region.code.replace(/L$/, '')}.json`, import.meta.url)
  if (!existsSync(file)) return false
  const sourced = SourcedPlan.parse(JSON.parse(readFileSync(file, 'utf8')))
  // A rehearsal has people who want to try everything: a plan of its size, which says on every page that it is none.
  if (region.code.endsWith('L')) return loadSample(region, sourced.activities)
  const { activities, ...plan } = sourced
  return region.db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('plan')
      .select('id')
      .where('region_code', '=', region.code)
      .executeTakeFirst()
    if (known) {
      await translate(tx, region.code, known.id, { ...plan, activities })
      return false
    }
    const id = newCommandId()
    await tx
      .insertInto('plan')
      .values({
        region_code: region.code,
        id,
        title: plan.title.id,
        title_en: plan.title.en,
        vision: plan.vision.id,
        vision_en: plan.vision.en,
        regulation: plan.regulation,
        first_year: plan.firstYear,
        last_year: plan.lastYear,
        dimension_set: plan.dimensionSet,
        status: plan.status,
        source: plan.source,
      })
      .execute()
    const rows = activities.map((activity) => ({ activity, activityId: newCommandId() }))
    await tx
      .insertInto('plan_activity')
      .values(
        rows.map(({ activity, activityId }) => ({
          region_code: region.code,
          id: activityId,
          plan_id: id,
          key: activity.key,
          dimension: activity.dimension,
          element: activity.element,
          title: activity.title.id,
          title_en: activity.title.en,
          owner_code: activity.owner,
          weight: activity.weight,
          first_year: activity.firstYear,
          quick_win: activity.quickWin ?? null,
          services: activity.service ? [activity.service] : [],
          source: activity.source,
        })),
      )
      .execute()
    await tx
      .insertInto('plan_indicator')
      .values(
        rows.flatMap(({ activity, activityId }) =>
          activity.indicator
            ? [
                {
                  ...{ region_code: region.code, plan_id: id, id: newCommandId(), activity_id: activityId },
                  ...{ platform: activity.indicator, product: activity.product ?? null },
                  target: activity.target ?? null,
                },
              ]
            : [],
        ),
      )
      .execute()
    return true
  })
}

async function translate(
  tx: Db,
  region: string,
  planId: string,
  { title, vision, activities }: Plan,
): Promise<void> {
  await tx
    .updateTable('plan')
    .set({ title_en: title.en, vision_en: vision.en })
    .where('region_code', '=', region)
    .where('id', '=', planId)
    .where('title', '=', title.id)
    .where('vision', '=', vision.id)
    .where('title_en', 'is', null)
    .execute()
  for (const { key, title: its } of activities)
    await tx
      .updateTable('plan_activity')
      .set({ title_en: its.en })
      .where('region_code', '=', region)
      .where('plan_id', '=', planId)
      .where('key', '=', key)
      .where('title', '=', its.id)
      .where('title_en', 'is', null)
      .execute()
}
