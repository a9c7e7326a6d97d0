import { hoursAhead } from '@guyub/contract/calendar'
import { type Weighs, weighsOn } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { told } from '../../kernel/logging.ts'
import { weighingAhead } from './events.ts'

interface RemindNeeds {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

interface Tomorrow {
  readonly region_code: string
  readonly id: string
  readonly service_key: string
  readonly kind: string
  readonly area_code: string
  readonly weighs: Weighs
  readonly day: string
}

/** People are reminded while they are up; the outbox keeps the region's quiet hours besides. */
const FROM_HOUR = 8

/** Of every open book that weighs tomorrow it is told, once, so that its members are reminded. A day on which nothing ran is not made good: the reminder would be late. */
export async function remindWeighing({ reader, pool, now }: RemindNeeds): Promise<number> {
  const { rows } = await sql<Tomorrow & { readonly zone: string }>`
    select b.region_code, b.id, b.service_key, b.kind, b.area_code, b.weighs, r.zone,
      ((${now()}::timestamptz at time zone r.zone)::date + 1)::text as day
    from ledger_book b join region r on r.region_code = b.region_code
    where b.closed_at is null and b.weighs is not null
      and not exists (select from ledger_reminder s where s.region_code = b.region_code and s.book_id = b.id
                      and s.day = (${now()}::timestamptz at time zone r.zone)::date + 1)`.execute(reader)
  let reminded = 0
  for (const row of rows) {
    const hour = new Date(now().getTime() + hoursAhead(row.zone) * 3_600_000).getUTCHours()
    if (hour < FROM_HOUR || !weighsOn(row.weighs, row.day)) continue
    try {
      if (await remind({ region: pool.region(row.region_code), actor: NOBODY, now }, row)) reminded++
    } catch (error) {
      // The others are reminded all the same.
      console.error(told(error as Error))
    }
  }
  return reminded
}

async function remind(ctx: Context, row: Tomorrow): Promise<boolean> {
  const { code, db } = ctx.region
  return db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('ledger_reminder')
      .values({ region_code: code, book_id: row.id, day: row.day })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) return false
    await emit(tx, ctx, weighingAhead, {
      ...{ subjectId: row.id, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, day: row.day },
    })
    return true
  })
}
