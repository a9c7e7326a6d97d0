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
  const [activities, money, spent, offices] = await Promise.all([
    activitiesOf(db, at, filter),
    moneyOf(db, at),
    filter.source ? new Map<string, number>() : spentOf(db, region, filter.year),
    needs.offices(ctx),
  ])
  const { year: only, source: from } = filter
  const entries = money.flatMap(({ activity_id, ...line }): Entry[] => {
    const activity = activities.get(activity_id)
    const isWanted = (!only || line.year === only) && (!from || line.source === from)
    return activity && isWanted ? [{ ...activity, ...line }] : []
  })
  const withMoney = new Set(money.map(({ activity_id }) => activity_id))
  const without = [...activities.keys()].filter((id) => !withMoney.has(id)).length
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

type Activity = Omit<Entry, 'year' | 'source' | 'amount'>

// Activities and money are read apart and put together here: of a plan that was just copied nothing is known yet, and PostgreSQL
// would compare every line of one with every line of the other.
async function activitiesOf(
  db: Db,
  { region, planId }: At,
  { dimension, owner }: Filter,
): Promise<ReadonlyMap<string, Activity>> {
  const { rows } = await sql<Activity>`
    select id, title, title_en, dimension, owner_code as owner from plan_activity
    where region_code = ${region} and plan_id = ${planId} and removed_at is null
      ${dimension ? sql`and dimension = ${dimension}` : sql``}
      ${owner ? sql`and owner_code = ${owner}` : sql``}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function moneyOf(db: Db, { region, planId }: At) {
  const { rows } = await sql<{ activity_id: string; year: number; source: string; amount: string }>`
    select activity_id, year, source, amount from plan_budget
    where region_code = ${region} and plan_id = ${planId} and removed_at is null order by id`.execute(db)
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

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0)
}
