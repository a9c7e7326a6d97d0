import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { standingOf } from '../queue/index.ts'
import { giveUp } from './cancel-visit.ts'
import { endSessions } from './end-sessions.ts'
import { firstTicket } from './follow-visit.ts'
import { hospitalAt, unlessNone } from './hospital.ts'
import type { SendNeeds } from './send-reports.ts'
import { lockVisit, type VisitRow } from './visit-row.ts'

const AT_ONCE = 100

/**
 * Whoever booked or waited on a day that is over, and was not called or missed the call, did not come: step 99. Who was called and never
 * sent on stays as it is, because nobody knows. Returns how many there were.
 */
export async function endDays(needs: SendNeeds): Promise<number> {
  while (await endSessions(needs));
  let ended = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    const rows: readonly LeftVisit[] = await leftAfter(needs, after)
    for (const row of rows) if (await endOne(needs, row)) ended++
    after = rows.length < AT_ONCE ? undefined : rows.at(-1)?.place
  }
  await forgetHelp(needs)
  return ended
}

interface LeftVisit {
  readonly region_code: string
  readonly id: string
  readonly hospital: string
  /** Where the next page goes on. */
  readonly place: string
}

async function leftAfter({ reader, now }: SendNeeds, after: string): Promise<readonly LeftVisit[]> {
  const { rows } = await sql<LeftVisit>`
    select v.region_code, v.id, v.hospital, v.region_code || ' ' || v.id as place
    from visit v join region r on r.region_code = v.region_code
    where v.day < (${now()}::timestamptz at time zone r.zone)::date and v.day > (${now()}::timestamptz - interval '30 days')::date
      and (v.task is null or v.task between 1 and 4) and v.region_code || ' ' || v.id > ${after}
    order by place limit ${AT_ONCE}`.execute(reader)
  return rows
}

async function endOne(
  { pool, now, visits }: SendNeeds,
  { region_code, id, hospital }: LeftVisit,
): Promise<boolean> {
  const ctx: Context = { region: pool.region(region_code), actor: { ...NOBODY, officeCode: hospital }, now }
  const its = (await hospitalAt(ctx, visits, hospital).catch(unlessNone)) ?? { service: '', lines: {} }
  return ctx.region.db.transaction().execute(async (tx) => {
    const visit = await lockVisit(tx, ctx, id)
    if (!visit || !(await didNotCome(tx, ctx, visit))) return false
    await giveUp(tx, ctx, its, visit, { isNoShow: true, reason: 'no-show' })
    return true
  })
}

async function didNotCome(tx: Db, ctx: Context, visit: VisitRow): Promise<boolean> {
  const { task } = visit
  if (task === null || task === 1 || task === 3) return true
  if (task !== 2 && task !== 4) return false
  const [standing] = await standingOf({ ...ctx.region, db: tx }, [firstTicket(visit)], ctx.now())
  return standing?.state === 'missed' || standing?.state === 'cancelled'
}

/** What somebody typed at a kiosk and nobody came for is destroyed with its day. */
async function forgetHelp({ reader, pool, now }: SendNeeds): Promise<void> {
  const { rows } = await sql<{ region_code: string; id: string }>`
    select h.region_code, h.id from visit_help h join region r on r.region_code = h.region_code
    where h.closed_at is null and (h.at at time zone r.zone)::date < (${now()}::timestamptz at time zone r.zone)::date
    limit ${AT_ONCE}`.execute(reader)
  for (const { region_code, id } of rows)
    await sql`
      update visit_help set closed_at = ${now()}, content = null, data_key = null
      where region_code = ${region_code} and id = ${id} and closed_at is null`.execute(
      pool.region(region_code).db,
    )
}
