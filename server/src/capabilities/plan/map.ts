import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { areaOutlines } from './area-outlines.ts'
import { headOf, versionOf } from './version.ts'

interface Asked {
  readonly version?: string | undefined
  readonly district?: string | undefined
  readonly dimension?: string | undefined
}

/** How many activities are in each district, or in each village of one; and which are in the chosen one. */
export async function planMap(ctx: Context, { version, district, dimension }: Asked) {
  const { code: region, db } = ctx.region
  const plan = await versionOf(db, region, version)
  const regency = `${region.slice(0, 2)}.${region.slice(2, 4)}`
  if (district && !district.startsWith(`${regency}.`)) throw new Refusal('plan.no_such_area')
  const parent = district ?? regency
  const [chosen, below] = await Promise.all([areaOf(db, parent), areasBelow(db, parent)])
  if (district && !chosen) throw new Refusal('plan.no_such_area')
  const rows = await db
    .selectFrom('plan_activity')
    .select(['id', 'title', 'title_en', 'dimension', 'areas'])
    .where('region_code', '=', region)
    .where('plan_id', '=', plan.id)
    .where('removed_at', 'is', null)
    .$if(dimension !== undefined, (query) => query.where('dimension', '=', dimension ?? ''))
    .orderBy('title')
    .orderBy('id')
    .execute()
  const isIn = (areas: readonly string[], code: string) =>
    areas.some((area) => area === code || area.startsWith(`${code}.`))
  return {
    ...{ plan: headOf(plan, ctx.now().getFullYear()), ...areaOutlines(parent) },
    district: district && chosen ? chosen : null,
    areas: below.map((area) => ({
      ...area,
      activities: rows.filter(({ areas }) => isIn(areas, area.code)).length,
    })),
    everywhere: rows.filter(({ areas }) => areas.includes(parent)).length,
    nowhere: rows.filter(({ areas }) => !areas.length).length,
    activities: district
      ? rows
          .filter(({ areas }) => isIn(areas, district))
          .map(({ id, title, title_en, dimension: of, areas }) => ({
            ...{ id, dimension: of, title: { id: title, en: title_en } },
            areas: areas.filter((area) => isIn([area], district)),
          }))
      : [],
  }
}

async function areaOf(db: Db, code: string) {
  return db.selectFrom('area').select(['code', 'name']).where('code', '=', code).executeTakeFirst()
}

async function areasBelow(db: Db, parent: string) {
  const level = parent.length === 5 ? `${parent}.__` : `${parent}.____`
  return db.selectFrom('area').select(['code', 'name']).where('code', 'like', level).orderBy('name').execute()
}
