import { type KnownDay, type Standing, type Step, standingAfter } from '@guyub/contract/movement'
import { daysUntil, warningOf } from '@guyub/contract/movement/agreement-term'
import { newestDay } from '@guyub/contract/our-time'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { refuseElsewhere } from './centre.ts'
import { effective, IN_ORDER } from './effective.ts'
import { MOU } from './mou-template.ts'

interface Wanted {
  readonly name?: string | undefined
  readonly province?: string | undefined
  readonly standing?: Standing | undefined
  readonly wave?: number | undefined
  readonly year?: number | undefined
}

interface Row {
  readonly code: string
  readonly name: string
  readonly kind: 'kabupaten' | 'kota'
  readonly province: string
  readonly province_name: string
  /** The newest of each kind, in their order. */
  readonly steps: readonly (KnownDay & { readonly kind: Step; readonly sort: string })[] | null
  readonly waves: readonly number[] | null
  readonly ends_on: string | null
}

const COUNTED = ['invited', 'applied', 'assessed', 'selected', 'active', 'declined', 'withdrawn'] as const

/** Every regency and city with its steps, in one query; 514 rows are few enough to be filtered here. */
export async function registry(ctx: Context, wanted: Wanted) {
  await refuseElsewhere(ctx)
  const { code: region, db } = ctx.region
  const until = `${wanted.year ?? 9999}-12-31`
  const { rows } = await sql<Row>`
    with ${effective(region)}, until as (
      select e.*, w.year from effective e join movement_wave w on w.region_code = e.region_code and w.id = e.wave_id
      where e.on_day <= ${until}::date
    ), newest as (
      select distinct on (member_code, kind) * from until order by member_code, kind, sort_day desc, recorded_at desc
    ), told as (
      select member_code, jsonb_agg(jsonb_build_object(
        'kind', kind, 'day', on_day, 'precision', precision, 'sort', sort_day) order by ${IN_ORDER}) as steps
      from newest e group by member_code
    ), taking_part as (
      select member_code, array_agg(distinct year) as waves from until group by member_code)
    select a.code, a.name, a.kind, p.code as province, p.name as province_name, told.steps, taking_part.waves,
      ending.ends_on
    from area a join area p on p.code = a.parent_code left join told on told.member_code = a.code
      left join taking_part on taking_part.member_code = a.code
      left join lateral (
        select min(m.ends_on)::text as ends_on from movement_agreement m
        where m.region_code = ${region} and m.member_code = a.code and m.state = 'signed' and not exists (
          select from movement_agreement n where n.region_code = m.region_code and n.follows = m.id and n.state <> 'ended')
      ) ending on true
    where a.level = 'regency' and a.current
    order by a.code`.execute(db)
  const provinces = new Map(rows.map(({ province, province_name }) => [province, province_name]))
  const today = newestDay(ctx.now())
  const members = rows.map((row) => asMember(row, today)).filter((row) => isWanted(row, wanted))
  return {
    members,
    provinces: [...provinces].map(([code, name]) => ({ code, name })),
    counts: Object.fromEntries(COUNTED.map((kind) => [kind, countOf(members, kind)])) as Counts,
    years: await yearsOf(ctx),
  }
}

type Counts = Record<(typeof COUNTED)[number], ReturnType<typeof countOf>>
type Member = ReturnType<typeof asMember>

function asMember({ code, name, kind, province, steps, waves, ends_on }: Row, today: string) {
  const told = steps ?? []
  return {
    ...{ code, name, kind, province, standing: standingAfter(told.at(-1)?.kind) },
    waves: [...(waves ?? [])],
    steps: Object.fromEntries(told.map((step) => [step.kind, step])) as Partial<
      Record<Step, (typeof told)[number]>
    >,
    ending: endingOf(ends_on, today),
  }
}

function endingOf(endsOn: string | null, today: string) {
  if (endsOn === null) return null
  const days = daysUntil(endsOn, today)
  const warning = warningOf(days, MOU.warnDays)
  return warning === null ? null : { endsOn, days, warning }
}

function isWanted({ code, name, province, standing, waves }: Member, wanted: Wanted): boolean {
  return (
    (!wanted.name || code === wanted.name || name.toLowerCase().includes(wanted.name.toLowerCase())) &&
    (!wanted.province || province === wanted.province) &&
    (!wanted.standing || standing === wanted.standing) &&
    (!wanted.wave || waves.includes(wanted.wave))
  )
}

function countOf(members: readonly Member[], kind: (typeof COUNTED)[number]) {
  const steps = members.flatMap((row) => row.steps[kind] ?? [])
  const last = steps.toSorted((a, b) => a.sort.localeCompare(b.sort)).at(-1)
  return { count: steps.length, last: last ?? null }
}

async function yearsOf({ region, now }: Context): Promise<number[]> {
  const { rows } = await sql<{ first: number | null }>`
    select min(year) as first from movement_wave where region_code = ${region.code}`.execute(region.db)
  const today = now().getUTCFullYear()
  const first = rows[0]?.first ?? today
  return Array.from({ length: Math.max(1, today - first + 1) }, (_, index) => first + index)
}
