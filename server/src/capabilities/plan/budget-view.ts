import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { At } from './activity-rows.ts'
import { LISTS } from './lists.ts'
import type { PlanNeeds } from './needs.ts'
import { headOf, versionOf } from './version.ts'

interface Filter {
  readonly year?: number | undefined
  readonly source?: string | undefined
  readonly dimension?: string | undefined
  readonly owner?: string | undefined
}

interface Entry {
  readonly id: string
  readonly title: string
  readonly title_en: string | null
  readonly dimension: string
  readonly owner: string
  readonly year: number
  readonly source: string
  readonly amount: number
}

const MOST_ACTIVITIES = 500

/** The plan's money, added up by year and source, dimension and owner; with the activities behind it. */
export async function budgetView(
  ctx: Context,
  needs: PlanNeeds,
  { version, ...filter }: Filter & { readonly version?: string | undefined },
) {
  const { code: region, db } = ctx.region
  const plan = await versionOf(db, region, version)
  const at = { region, planId: plan.id }
  const [entries, spent, without, offices] = await Promise.all([
    entriesOf(db, at, filter),
    filter.source ? new Map<string, number>() : spentOf(db, region, filter.year),
    withoutMoney(db, at, filter),
    needs.offices(ctx),
  ])
  const planned = Array.from({ length: plan.last_year - plan.first_year + 1 }, (_, n) => plan.first_year + n)
  const years = [...new Set([...planned, ...entries.map(({ year }) => year)])].sort((a, b) => a - b)
  const row = (key: string, label: BudgetLabel, its: readonly Entry[]) => ({
    ...{ key, label, total: sumOf(its), ...spentIn(its) },
    amounts: years.map((year) => sumOf(its.filter((entry) => entry.year === year))),
  })
  const spentIn = (its: readonly Entry[]) => {
    const ids = [...new Set(its.map(({ id }) => id))]
    const known = ids.flatMap((id) => spent.get(id) ?? [])
    const sum = known.reduce((all, one) => all + one, 0)
    return { activities: ids.length, spent: known.length ? sum : null, reported: known.length }
  }
  const grouped = (of: (entry: Entry) => string, label: (key: string) => BudgetLabel) =>
    [...Map.groupBy(entries, of)]
      .map(([key, its]) => row(key, label(key), its))
      .sort((a, b) => b.total - a.total)
  const listed = (list: readonly Listed[]) => (key: string) =>
    list.find((entry) => entry.key === key)?.label ?? key
  return {
    ...{ plan: headOf(plan, ctx.now().getFullYear()), years, without },
    total: row('all', '', entries),
    bySource: grouped(({ source }) => source, listed(LISTS.budgetSources)).map((one) => ({
      ...one,
      ...{ spent: null, reported: 0 },
    })),
    byDimension: grouped(({ dimension }) => dimension, listed(LISTS.dimensions)),
    byOwner: grouped(
      ({ owner }) => owner,
      (key) => offices.get(key)?.name ?? key,
    ),
    activities: [...Map.groupBy(entries, ({ id }) => id).values()]
      .flatMap(([first, ...rest]) => (first ? [{ first, amount: sumOf([first, ...rest]) }] : []))
      .sort((a, b) => b.amount - a.amount)
      .slice(0, MOST_ACTIVITIES)
      .map(({ first: { id, title, title_en, dimension, owner }, amount }) => ({
        ...{ id, title: { id: title, en: title_en }, dimension, owner, amount },
        ownerName: offices.get(owner)?.name ?? null,
        spent: spent.get(id) ?? null,
      })),
  }
}

type BudgetLabel = string | { readonly id: string; readonly en: string }
interface Listed {
  readonly key: string
  readonly label: { readonly id: string; readonly en: string }
}

async function entriesOf(db: Db, { region, planId }: At, filter: Filter): Promise<Entry[]> {
  const { year, source, dimension, owner } = filter
  const { rows } = await sql<Entry & { readonly amount: string }>`
    select a.id, a.title, a.title_en, a.dimension, a.owner_code as owner, b.year, b.source, b.amount
    from plan_budget b
    join plan_activity a on a.region_code = b.region_code and a.plan_id = b.plan_id and a.id = b.activity_id
    where b.region_code = ${region} and b.plan_id = ${planId} and b.removed_at is null and a.removed_at is null
      ${year ? sql`and b.year = ${year}` : sql``} ${source ? sql`and b.source = ${source}` : sql``}
      ${dimension ? sql`and a.dimension = ${dimension}` : sql``}
      ${owner ? sql`and a.owner_code = ${owner}` : sql``}
    order by a.id`.execute(db)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

// Of a quarter that was corrected the latest report. What was reported belongs to the activity in every version.
async function spentOf(db: Db, region: string, year?: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ activity_id: string; spent: string }>`
    select activity_id, sum(spent) as spent from (
      select distinct on (activity_id, year, quarter) activity_id, spent from plan_realisation
      where region_code = ${region} ${year ? sql`and year = ${year}` : sql``}
      order by activity_id, year, quarter, reported_at desc, id desc
    ) latest group by activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, spent }) => [activity_id, Number(spent)]))
}

async function withoutMoney(db: Db, { region, planId }: At, { dimension, owner }: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from plan_activity a
    where a.region_code = ${region} and a.plan_id = ${planId} and a.removed_at is null
      ${dimension ? sql`and a.dimension = ${dimension}` : sql``}
      ${owner ? sql`and a.owner_code = ${owner}` : sql``}
      and not exists (select from plan_budget b where b.region_code = a.region_code and b.plan_id = a.plan_id
        and b.activity_id = a.id and b.removed_at is null)`.execute(db)
  return rows[0]?.count ?? 0
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0)
}
