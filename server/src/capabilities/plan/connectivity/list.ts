import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { areaOutlines } from '../area-outlines.ts'
import type { PlanNeeds } from '../needs.ts'
import { testsBelow } from './test-village.ts'

interface Village {
  readonly code: string
  readonly name: string
  readonly kind: 'fibre' | 'satellite' | 'mobile' | 'none' | null
  readonly down: number | null
  readonly up: number | null
  readonly testedOn: string | null
  readonly office: string | null
  readonly obstacles: number
}

/** How villages are connected by the latest test of each: summed by district, or each village of one. */
export async function connectivity(
  ctx: Context,
  needs: PlanNeeds,
  { district }: { readonly district?: string | undefined },
) {
  const { code: region, db } = ctx.region
  const regency = `${region.slice(0, 2)}.${region.slice(2, 4)}`
  if (district && !district.startsWith(`${regency}.`)) throw new Refusal('plan.no_such_area')
  const parent = district ?? regency
  const level = district ? `${parent}.____` : `${parent}.__`
  const [chosen, areas, villages, offices] = await Promise.all([
    db.selectFrom('area').select(['code', 'name']).where('code', '=', parent).executeTakeFirst(),
    db.selectFrom('area').select(['code', 'name']).where('code', 'like', level).orderBy('name').execute(),
    villagesOf(ctx, parent),
    needs.offices(ctx),
  ])
  if (district && !chosen) throw new Refusal('plan.no_such_area')
  return {
    ...{ district: district && chosen ? chosen : null, ...areaOutlines(parent), mayTest: testsBelow(ctx) },
    areas: areas.map(({ code, name }) => {
      const its = villages.filter((village) => village.code === code || village.code.startsWith(`${code}.`))
      const one = district ? its[0] : undefined
      return {
        ...{ code, name, kind: one?.kind ?? null, down: one?.down ?? null, up: one?.up ?? null },
        testedOn: one?.testedOn ?? null,
        testedBy: one?.office ? (offices.get(one.office)?.name ?? one.office) : null,
        villages: its.length,
        connected: its.filter(({ kind }) => kind !== null && kind !== 'none').length,
        without: its.filter(({ kind }) => kind === 'none').length,
        unknown: its.filter(({ kind }) => kind === null).length,
        obstacles: its.reduce((sum, { obstacles }) => sum + obstacles, 0),
      }
    }),
  }
}

async function villagesOf({ region }: Context, parent: string): Promise<Village[]> {
  const below = parent.length === 5 ? `${parent}.__.____` : `${parent}.____`
  const { rows } = await sql<Village>`
    with latest as (
      select distinct on (area_code) area_code, kind, down, up, tested_on, office_code from plan_connectivity
      where region_code = ${region.code} order by area_code, tested_on desc, at desc),
    held as (
      select area_code, count(*)::int as open from plan_obstacle
      where region_code = ${region.code} and state <> 'solved' and area_code is not null group by 1)
    select a.code, a.name, l.kind, l.down, l.up, l.tested_on as "testedOn", l.office_code as office,
           coalesce(h.open, 0) as obstacles
    from area a left join latest l on l.area_code = a.code left join held h on h.area_code = a.code
    where a.code like ${below} order by a.name`.execute(region.db)
  return rows
}
