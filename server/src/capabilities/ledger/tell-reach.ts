import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { told } from '../../kernel/logging.ts'
import { districtReached } from './events.ts'

interface ReachNeeds {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

interface Month {
  readonly region_code: string
  readonly service_key: string
  /** Its first day. */
  readonly month: string
  readonly last_moment: Date
}

/** So long after a month a device that had no network may still tell what was weighed in it. */
const PATIENCE_DAYS = 7
/** How far back months are made good that nobody told, because nothing ran then. */
const BACK_MONTHS = 12

/** Of every month that is over it is told, once and by district, in how many of the villages a bank of the service weighed something. Returns how many months were. */
export async function tellReach({ reader, pool, now }: ReachNeeds): Promise<number> {
  const { rows } = await sql<Month>`
    with used as (
      select b.region_code, b.service_key, r.zone, date_trunc('month', min(b.opened_at) at time zone r.zone) as since,
        date_trunc('month', (${now()}::timestamptz - ${PATIENCE_DAYS} * interval '1 day') at time zone r.zone) as current
      from ledger_book b join region r on r.region_code = b.region_code group by 1, 2, 3
    )
    select u.region_code, u.service_key, m.month::date::text as month,
      (m.month + interval '1 month') at time zone u.zone - interval '1 millisecond' as last_moment
    from used u cross join lateral generate_series(
      greatest(u.since, u.current - ${BACK_MONTHS} * interval '1 month'), u.current - interval '1 month', interval '1 month') as m (month)
    where not exists (select from ledger_reach d where d.region_code = u.region_code and d.service_key = u.service_key and d.month = m.month::date)
      -- A region whose villages are not known has no share of them; it must not stand before the others for ever.
      and exists (select from region_area a join area v on v.code like a.area_code || '.%' and v.level = 'village' and v.current
                  where a.region_code = u.region_code and a.valid_to is null)
    order by m.month, u.region_code, u.service_key limit 100`.execute(reader)
  let months = 0
  for (const row of rows)
    try {
      if (await tellMonth({ region: pool.region(row.region_code), actor: NOBODY, now }, row)) months++
    } catch (error) {
      // The next time tries again; the other months are told all the same.
      console.error(told(error as Error))
    }
  return months
}

interface District {
  readonly district: string
  readonly villages: number
  readonly reached: number
  readonly where: string
}

async function tellMonth(ctx: Context, { service_key, month, last_moment }: Month): Promise<boolean> {
  const { code, db } = ctx.region
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<District>`
      with weighed as (
        select distinct b.area_code from ledger_book b
        join ledger_entry e on e.region_code = b.region_code and e.book_id = b.id
        where b.region_code = ${code} and b.service_key = ${service_key} and e.kind = 'deposit'
          and e.day >= ${month}::date and e.day < ${month}::date + interval '1 month'
          and (select count(*) from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id) = 0
      )
      select v.parent_code as district, count(*)::int as villages, count(w.area_code)::int as reached,
        coalesce(string_agg(w.area_code, ' ' order by w.area_code), '') as "where"
      from region_area a
      join area v on v.code like a.area_code || '.%' and v.level = 'village' and v.current
      left join weighed w on w.area_code = v.code
      where a.region_code = ${code} and a.valid_to is null group by 1 order by 1`.execute(tx)
    const sum = (of: 'villages' | 'reached') => rows.reduce((all, row) => all + row[of], 0)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('ledger_reach')
      .values({
        ...{ region_code: code, service_key, month },
        ...{ villages: sum('villages'), reached: sum('reached') },
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) return false
    const subjectId = newCommandId()
    for (const { district, villages, reached, where } of rows)
      await emit(tx, ctx, districtReached, {
        ...{ subjectId, officeCode: district, occurredAt: last_moment },
        facts: { service: service_key, area: district, month: month.slice(0, 7), villages, reached, where },
      })
    return true
  })
}
