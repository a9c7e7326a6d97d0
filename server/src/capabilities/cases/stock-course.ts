import { localDay, type WorkingCalendar, workingMinutesBetween } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CasesNeeds } from './needs.ts'
import { stock } from './stock.ts'

const DAY = 86_400_000
/** Four weeks: long enough that one delivery of the post is not the pace. */
const PACE_DAYS = 20
const MONTHS = 6

interface Month {
  readonly stock: string
  readonly month: string
  readonly received: number
  readonly spoilt: number
  readonly used: number
  readonly counted: number
}

/** Where the blanks came from and went, and how many working days those that are left last. */
export async function stockCourse(ctx: Context, needs: CasesNeeds) {
  const calendar = await needs.calendars.of(ctx)
  const today = localDay(calendar, ctx.now())
  const [now, months, first] = [await stock(ctx, needs), await monthsOf(ctx, today), await firstDays(ctx)]
  const days = workingDaysBefore(calendar, ctx.now(), PACE_DAYS)
  const used = await usedSince(ctx, days.at(-1) ?? today, today)
  return now.map((one) => {
    // A day on which nothing was counted yet says nothing about the pace.
    const basisDays = days.filter((day) => day >= (first.get(one.stock) ?? today)).length
    const sum = used.get(one.stock) ?? 0
    const usedPerDay = basisDays && sum ? sum / basisDays : null
    return {
      ...{ ...one, usedPerDay, basisDays },
      daysLeft: usedPerDay === null ? null : Math.floor(one.balance / usedPerDay),
      months: months.filter((each) => each.stock === one.stock).map(({ stock: _, ...month }) => month),
    }
  })
}

async function monthsOf({ region }: Context, today: string): Promise<readonly Month[]> {
  const { rows } = await sql<Month>`
    select stock, to_char(day, 'YYYY-MM') as month, sum(received)::int as received, sum(spoilt)::int as spoilt,
           sum(used)::int as used, sum(counted)::int as counted
    from blank_day where region_code = ${region.code}
      and day >= date_trunc('month', ${today}::date) - make_interval(months => ${MONTHS - 1})
    group by 1, 2 order by 1, 2 desc`.execute(region.db)
  return rows
}

async function firstDays({ region }: Context): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ stock: string; first: string }>`
    select stock, min(day)::text as first from blank_day where region_code = ${region.code} group by 1`.execute(
    region.db,
  )
  return new Map(rows.map(({ stock: name, first }) => [name, first]))
}

async function usedSince(
  { region }: Context,
  from: string,
  today: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stock: string; used: number }>`
    select stock, sum(used)::int as used from blank_day
    where region_code = ${region.code} and day >= ${from}::date and day < ${today}::date group by 1`.execute(
    region.db,
  )
  return new Map(rows.map(({ stock: name, used }) => [name, used]))
}

/** The last working days before this moment's day, the newest first. */
function workingDaysBefore(calendar: WorkingCalendar, now: Date, count: number): string[] {
  const days: string[] = []
  for (let back = 1; days.length < count && back < 120; back++) {
    const at = new Date(now.getTime() - back * DAY)
    const noon = new Date(Math.floor(at.getTime() / DAY) * DAY)
    if (workingMinutesBetween(calendar, noon, new Date(noon.getTime() + DAY)) > 0)
      days.push(localDay(calendar, noon))
  }
  return days
}
