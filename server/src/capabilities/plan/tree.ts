import { type ActivityLine, rolledUp } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { DIMENSION_SET } from './dimensions.ts'
import { linesOf } from './lines.ts'
import type { PlanNeeds } from './needs.ts'
import { headOf, versionOf } from './version.ts'

export interface PlanQuery {
  readonly version?: string | undefined
  readonly year?: number | undefined
}

/** The plan as a tree down to its programmes. Every percentage is computed now, from events, reports and milestones with papers. */
export async function plan(
  ctx: Context,
  needs: PlanNeeds,
  { version, year = ctx.now().getFullYear() }: PlanQuery,
) {
  const { code, db } = ctx.region
  const found = await versionOf(db, code, version)
  const [lines, programmes] = await Promise.all([
    linesOf(ctx, needs, found, year),
    programmesOf(db, code, found.id),
  ])
  const byElement = Map.groupBy(lines, ({ element }) => element)
  const dimensions = DIMENSION_SET.dimensions.map((dimension) => {
    const elements = dimension.subdimensions.map((element) => {
      const its = byElement.get(element.code) ?? []
      const byProgramme = Map.groupBy(its, ({ programmeId }) => programmeId)
      const loose = byProgramme.get(null) ?? []
      return {
        key: element.code,
        label: { id: element.label_id, en: element.element_en },
        ...branch(its),
        programmes: [
          ...programmes
            .filter((programme) => programme.element === element.code)
            .map(({ id, title, title_en }) => ({
              id,
              title: { id: title, en: title_en },
              ...branch(byProgramme.get(id) ?? []),
            })),
          ...(loose.length ? [{ id: null, title: null, ...branch(loose) }] : []),
        ],
      }
    })
    return {
      key: dimension.code,
      name: dimension.name_id,
      gloss: dimension.gloss_id,
      ...branch(dimension.subdimensions.flatMap((element) => byElement.get(element.code) ?? [])),
      elements,
    }
  })
  return {
    ...headOf(found, year),
    asOf: (await regionToday(ctx)).today,
    // Each dimension counts alike: a region that has many activities in one of them is not smarter for it.
    progress: rolledUp(dimensions.map(({ progress }) => ({ weight: 1, progress }))),
    dimensions,
    missing: dimensions.filter(({ activities }) => activities === 0).map(({ key }) => key),
  }
}

function branch(lines: readonly ActivityLine[]) {
  return { progress: rolledUp(lines), activities: lines.length }
}

function programmesOf(db: Db, region: string, planId: string) {
  return db
    .selectFrom('plan_programme')
    .select(['id', 'element', 'title', 'title_en'])
    .where('region_code', '=', region)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('title')
    .execute()
}
