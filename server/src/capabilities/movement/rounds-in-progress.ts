import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { refuseElsewhere } from './centre.ts'

interface Count {
  readonly year: number
  readonly stage: number
  readonly open: number
  readonly submitted: number
  readonly published: number
  readonly late: number
}

interface Late {
  readonly member: string
  readonly memberName: string
  readonly year: number
  readonly stage: number
  readonly closesAt: Date
  readonly days: number
}

interface Change {
  readonly member: string
  readonly memberName: string
  readonly year: number
  readonly index: number
  readonly before: number
}

/** How rounds stand over the regions that whoever asks may see, from the centre's own rows. */
export async function roundsInProgress(ctx: Context, lateAfterDays: number) {
  await refuseElsewhere(ctx)
  const { code, db } = ctx.region
  const now = ctx.now()
  // A province reads its own; the ministry's office covers the country.
  const mine = ctx.actor.jurisdiction.kind === 'area' ? `${ctx.actor.areaCode}.%` : '%'
  const [counts, late, changes] = await Promise.all([
    sql<Count>`
      select year, stage, count(*) filter (where submitted_at is null)::int as open,
        count(*) filter (where submitted_at is not null and published_at is null)::int as submitted,
        count(*) filter (where published_at is not null)::int as published,
        count(*) filter (where submitted_at is null and closes_at <= ${now})::int as late
      from movement_round where region_code = ${code} and member_code like ${mine}
      group by year, stage order by year desc, stage desc`.execute(db),
    sql<Late>`
      select r.member_code as member, coalesce(a.name, r.member_code) as "memberName", r.year, r.stage, r.closes_at as "closesAt",
        floor(extract(epoch from ${now}::timestamptz - r.closes_at) / 86400)::int as days
      from movement_round r left join area a on a.code = r.member_code
      where r.region_code = ${code} and r.member_code like ${mine} and r.submitted_at is null
        and r.closes_at + make_interval(days => ${lateAfterDays}) <= ${now}
      order by r.closes_at limit 514`.execute(db),
    sql<Change>`
      select r.member_code as member, coalesce(a.name, r.member_code) as "memberName", r.year, r.index_value as index,
        b.index_value as before
      from movement_result r
      join movement_result b on b.region_code = r.region_code and b.member_code = r.member_code and b.year = r.year - 1
      left join area a on a.code = r.member_code
      where r.region_code = ${code} and r.member_code like ${mine}
      order by r.year desc, r.index_value - b.index_value desc limit 200`.execute(db),
  ])
  return {
    ...{ lateAfterDays, counts: counts.rows },
    late: late.rows.map(({ closesAt, ...row }) => ({ ...row, closesAt: closesAt.toISOString() })),
    changes: changes.rows,
  }
}
