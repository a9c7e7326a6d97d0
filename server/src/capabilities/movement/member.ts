import { type KnownDay, type StepView, standingAfter } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { effective, IN_ORDER } from './effective.ts'

/** Everything public that is known of one region. */
export async function member(ctx: Context, { member: code }: { member: string }) {
  await refuseElsewhere(ctx)
  const area = await areaOf(ctx, code)
  const [steps, results] = await Promise.all([stepsOf(ctx, code), resultsOf(ctx, code)])
  return { ...area, standing: standingAfter(steps.at(-1)?.kind), steps, results }
}

/** The region's name and its province; refused when there is no such regency or city. */
export async function areaOf({ region }: Context, code: string) {
  const found = await region.db
    .selectFrom('area')
    .innerJoin('area as above', 'above.code', 'area.parent_code')
    .select(['area.code', 'area.name', 'above.code as province', 'above.name as provinceName'])
    .where('area.code', '=', code)
    .where('area.level', '=', 'regency')
    .where('area.current', '=', true)
    .executeTakeFirst()
  if (!found) throw new Refusal('movement.unknown_member')
  const { province, provinceName, ...own } = found
  return { ...own, province: { code: province, name: provinceName } }
}

async function stepsOf({ region }: Context, code: string): Promise<StepView[]> {
  interface Row extends Omit<StepView, 'on' | 'wave'> {
    readonly day: string
    readonly precision: KnownDay['precision']
    readonly wave: string
    readonly year: number
    readonly name: string
  }
  const { rows } = await sql<Row>`
    with ${effective(region.code)}
    select e.id, e.kind, e.on_day::text as day, e.precision, e.letter, e.source,
      case when e.source is not null then e.note end as remark, e.corrects is not null as "isCorrection",
      w.id as wave, w.year, w.name
    from effective e join movement_wave w on w.region_code = e.region_code and w.id = e.wave_id
    where e.member_code = ${code}
    order by ${IN_ORDER}`.execute(region.db)
  return rows.map(({ day, precision, wave, year, name, ...row }) => ({
    ...row,
    on: { day, precision },
    wave: { id: wave, year, name },
  }))
}

async function resultsOf({ region }: Context, code: string) {
  const rows = await region.db
    .selectFrom('movement_result')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('member_code', '=', code)
    .orderBy('year')
    .execute()
  return rows.map(({ year, index_value, group_name, group_name_en, rank, group_size, source }) => ({
    ...{ year, index: index_value, rank, groupSize: group_size, source },
    group: group_name === null ? null : { id: group_name, en: group_name_en },
  }))
}
