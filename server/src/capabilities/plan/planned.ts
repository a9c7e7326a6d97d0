import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { linesOf } from './lines.ts'
import type { PlanNeeds } from './needs.ts'

interface Version {
  readonly id: string
  readonly status: string
}

/**
 * Programmes and activities of the plan that holds, or else of the one being made, with today's progress: for whoever tells what
 * became of something. Every activity, or those that are named. Nothing while there is no plan.
 */
export async function planned(ctx: Context, needs: PlanNeeds, activityIds?: readonly string[]) {
  const { code: region, db } = ctx.region
  const year = ctx.now().getFullYear()
  const { rows } = await sql<Version>`
    select id, status from plan where region_code = ${region} and status <> 'superseded'
    order by status = 'adopted' desc limit 1`.execute(db)
  const [version] = rows
  if (!version) return undefined
  const programmes = await db
    .selectFrom('plan_programme')
    .select(['id', 'title', 'title_en'])
    .where('region_code', '=', region)
    .where('plan_id', '=', version.id)
    .where('removed_at', 'is', null)
    .orderBy('element')
    .orderBy('position')
    .execute()
  const lines = activityIds
    ? (await Promise.all(activityIds.map((id) => linesOf(ctx, needs, version, year, { id })))).flat()
    : await linesOf(ctx, needs, version, year)
  const offices = await needs.offices(ctx)
  return {
    isPublic: version.status !== 'draft',
    year,
    programmes: programmes.map(({ id, title, title_en }) => ({ id, title: { id: title, en: title_en } })),
    activities: lines.map(({ id, title, element, programmeId, owner, firstYear, progress, figure }) => ({
      ...{ id, title, element, programmeId, firstYear, progress },
      owner: offices.get(owner)?.name ?? null,
      results: figure?.title
        ? [{ title: figure.title, value: figure.value, target: figure.target, unit: figure.unit }]
        : [],
    })),
  }
}
