import { localDay } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { bookingChanged } from './events.ts'

export interface Changing {
  readonly id: string
  readonly service_key: string
  readonly site_id: string
  readonly spaces: readonly string[]
  readonly session_id: string | null
  readonly starts_at: Date
  readonly ends_at: Date
  readonly purpose: string | null
  readonly holder_id: string
  readonly community_id: string | null
  readonly heads: number
  readonly is_walk_in: boolean
}

/** Why somebody loses what they had, where neither they themselves nor the clock ended it: then they are told. */
export type Cause = 'house' | 'bumped' | 'closed' | 'class'

const HOUR = 3_600_000

/** Tells what became of a booking, after it was written. */
export async function tellChange(
  tx: Db,
  ctx: Context,
  row: Changing,
  {
    state,
    before,
    at,
    cause,
  }: {
    readonly state: string
    readonly before?: string
    readonly at: Date
    readonly cause?: Cause | undefined
  },
): Promise<void> {
  const spaces = Math.max(1, row.spaces.length)
  const hours = (spaces * (row.ends_at.getTime() - row.starts_at.getTime())) / HOUR
  await emit(tx, ctx, bookingChanged, {
    ...{ subjectId: row.id, officeCode: await officeOf(tx, ctx, row), occurredAt: at },
    facts: {
      ...{ service: row.service_key, state, ...(before && { before }) },
      ...(row.purpose && { purpose: row.purpose }),
      ...{ heads: row.heads, hours: Math.round(hours * 100) / 100, isWalkIn: row.is_walk_in },
      ...{ isSeat: row.session_id !== null, isCommunity: row.community_id !== null },
      ...{ isBumped: cause === 'bumped', ...(cause && { cause }) },
      isNew: state === 'checked_in' && (await isFirstOfYear(tx, ctx, row, at)),
    },
  })
}

// Of the house, whoever did it: a resident and the clock have no office.
async function officeOf(tx: Db, { region, actor }: Context, { site_id }: Changing): Promise<string> {
  const site = await tx
    .selectFrom('booking_site')
    .select('office_code')
    .where('region_code', '=', region.code)
    .where('id', '=', site_id)
    .executeTakeFirst()
  return site?.office_code ?? actor.officeCode
}

async function isFirstOfYear(tx: Db, ctx: Context, { id, holder_id, service_key }: Changing, at: Date) {
  const { zone } = await regionToday(within(ctx, tx))
  const year = localDay({ zone }, at).slice(0, 4)
  const { rows } = await sql`
    select from booking where region_code = ${ctx.region.code} and holder_id = ${holder_id} and service_key = ${service_key}
      and id <> ${id} and arrived_at >= (${`${year}-01-01`}::timestamp at time zone ${zone}) and arrived_at <= ${at}
    limit 1`.execute(tx)
  return rows.length === 0
}
