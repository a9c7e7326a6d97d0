import { cutOf, fallsTo, type RefocusingRule } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import type { At } from '../activity-rows.ts'

interface Money {
  readonly activity_id: string
  readonly source: string
  readonly title: string
  readonly owner_code: string
  readonly dimension: string
  readonly planned: number
  readonly before: number
  readonly spent: number | null
}

/** What a rule takes, by activity and source, and what that does to the year. Nothing is written. */
export async function effectOf(db: Db, at: At, rule: RefocusingRule) {
  const all = await moneyOf(db, at, rule.year)
  const lines = all
    .filter(
      (row) =>
        (!rule.source || row.source === rule.source) &&
        (!rule.dimension || row.dimension === rule.dimension) &&
        (!rule.office || row.owner_code === rule.office) &&
        (!rule.activity || row.activity_id === rule.activity),
    )
    .map((row) => ({ ...row, cut: cutOf(row.before, rule.percent) }))
    .filter(({ cut }) => cut > 0)
  const cuts = Map.groupBy(lines, ({ activity_id: id }) => id)
  const activities = [...Map.groupBy(all, ({ activity_id: id }) => id)].flatMap(([id, rows]) => {
    const [first] = rows
    const cut = total(cuts.get(id) ?? [], 'cut')
    if (!first || !cut) return []
    const [planned, before] = [total(rows, 'planned'), total(rows, 'before')]
    const left = { planned, after: before - cut, spent: first.spent }
    return [
      { id, title: first.title, ownerCode: first.owner_code, before, cut, ...left, falls: fallsTo(left) },
    ]
  })
  const [before, cut] = [total(all, 'before'), total(lines, 'cut')]
  return { planned: total(all, 'planned'), before, cut, after: before - cut, lines, activities }
}

function total<Key extends string>(rows: readonly { readonly [K in Key]: number }[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}

/** The year's money of each activity by source, less what was taken before, with what was reported as spent of all of it. */
async function moneyOf(db: Db, { region, planId }: At, year: number): Promise<Money[]> {
  const { rows } = await sql<
    Record<'planned' | 'before', string> &
      Omit<Money, 'planned' | 'before' | 'spent'> & { spent: string | null }
  >`
    with taken as (
      select activity_id, source, sum(cut) as cut from plan_refocusing_line
      where region_code = ${region} and year = ${year} group by 1, 2),
    spent as (
      select activity_id, sum(spent) as spent from (
        select distinct on (activity_id, quarter) activity_id, spent from plan_realisation
        where region_code = ${region} and year = ${year}
        order by activity_id, quarter, reported_at desc, id desc) latest group by 1)
    select b.activity_id, b.source, a.title, a.owner_code, a.dimension, sum(b.amount) as planned,
           greatest(sum(b.amount) - coalesce(max(t.cut), 0), 0) as before, max(s.spent) as spent
    from plan_budget b
    join plan_activity a on a.region_code = b.region_code and a.plan_id = b.plan_id and a.id = b.activity_id
    left join taken t on t.activity_id = b.activity_id and t.source = b.source
    left join spent s on s.activity_id = b.activity_id
    where b.region_code = ${region} and b.plan_id = ${planId} and b.year = ${year}
      and b.removed_at is null and a.removed_at is null
    group by b.activity_id, b.source, a.title, a.owner_code, a.dimension
    order by a.title, b.activity_id, b.source`.execute(db)
  return rows.map((row) => ({
    ...row,
    ...{ planned: Number(row.planned), before: Number(row.before) },
    spent: row.spent === null ? null : Number(row.spent),
  }))
}
