import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import type { PlanNeeds } from '../needs.ts'
import { papersOf } from '../papers/rows.ts'
import { mayWrite, type ObstacleRow } from './step.ts'

interface Asked {
  readonly activity?: string | undefined
  readonly office?: string | undefined
  readonly kind?: string | undefined
  readonly area?: string | undefined
}

const SOLVED_SHOWN = 100

/** What stands in the way, the late ones first, with every step as it was said. */
export async function obstacles(ctx: Context, needs: PlanNeeds, asked: Asked) {
  const { code: region, db } = ctx.region
  const { today } = await regionToday(ctx)
  const { activity, office, kind, area } = asked
  const { rows: all } = await sql<ObstacleRow>`
    select * from plan_obstacle where region_code = ${region}
      ${activity ? sql`and ${activity}::uuid = any(activities)` : sql``}
      ${office ? sql`and owner_code = ${office}` : sql``}
      ${kind ? sql`and kind = ${kind}` : sql``}
      ${area ? sql`and area_code = ${area}` : sql``}
    order by state = 'solved', case when state = 'solved' then solved_on end desc, due_on nulls last, opened_on, id`.execute(
    db,
  )
  const open = all.filter(({ state }) => state !== 'solved')
  const rows = [...open, ...all.filter(({ state }) => state === 'solved').slice(0, SOLVED_SHOWN)]
  const [offices, steps, titles, areas, papers] = await Promise.all([
    needs.offices(ctx),
    stepsOf(ctx, rows),
    titlesOf(ctx, rows),
    areasOf(ctx, rows),
    papersOf(
      ctx,
      rows.map(({ id }) => id),
    ),
  ])
  const nameOf = (code: string) => offices.get(code)?.name ?? null
  return {
    today,
    obstacles: rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, title: row.title, remedy: row.remedy },
      ...{ owner: row.owner_code, ownerName: nameOf(row.owner_code) },
      area: row.area_code ? { code: row.area_code, name: areas.get(row.area_code) ?? row.area_code } : null,
      activities: row.activities.map((id) => ({ id, title: titles.get(id) ?? '' })),
      state: row.state as 'opened' | 'planned' | 'solved',
      ...{ dueOn: row.due_on, openedOn: row.opened_on, solvedOn: row.solved_on },
      isLate: row.state !== 'solved' && row.due_on !== null && row.due_on < today,
      steps: (steps.get(row.id) ?? []).map((step) => ({
        ...{ state: step.state as 'opened', words: step.words, dueOn: step.due_on, paper: step.paper },
        ...{ office: nameOf(step.office_code) ?? step.office_code, at: step.at.toISOString() },
      })),
      papers: papers.get(row.id) ?? [],
      may: {
        write: row.state !== 'solved' && mayWrite(ctx, row),
        attach: row.state === 'solved' && mayWrite(ctx, row),
      },
    })),
    may: { open: ctx.actor.permissions.has('plan.report') },
  }
}

async function stepsOf({ region }: Context, rows: readonly ObstacleRow[]) {
  if (!rows.length) return new Map<string, never>()
  const steps = await region.db
    .selectFrom('plan_obstacle_step')
    .select(['obstacle_id', 'state', 'words', 'due_on', 'paper', 'office_code', 'at'])
    .where('region_code', '=', region.code)
    .where(
      'obstacle_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return Map.groupBy(steps, ({ obstacle_id: id }) => id)
}

// As the version that holds calls them, else any version in which they still are.
async function titlesOf({ region }: Context, rows: readonly ObstacleRow[]) {
  const ids = [...new Set(rows.flatMap(({ activities }) => activities))]
  if (!ids.length) return new Map<string, string>()
  const { rows: found } = await sql<{ id: string; title: string }>`
    select distinct on (a.id) a.id, a.title from plan_activity a
    join plan p on p.region_code = a.region_code and p.id = a.plan_id
    where a.region_code = ${region.code} and a.id = any(${ids}::uuid[])
    order by a.id, p.status = 'adopted' desc, p.number desc`.execute(region.db)
  return new Map(found.map(({ id, title }) => [id, title]))
}

async function areasOf({ region }: Context, rows: readonly ObstacleRow[]) {
  const codes = rows.flatMap(({ area_code: code }) => code ?? [])
  if (!codes.length) return new Map<string, string>()
  const found = await region.db
    .selectFrom('area')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(found.map(({ code, name }) => [code, name]))
}
