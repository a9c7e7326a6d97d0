import { MOST_QUEUES, QueueFilters } from '@guyub/contract/cases'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { filters, inBox, placeOf } from './list.ts'
import type { CasesNeeds } from './needs.ts'

const LIMIT = 100

/** Mine and those that my office shares, in the order in which they were kept. */
export async function workQueues(ctx: Context, needs: CasesNeeds) {
  const { db, code } = ctx.region
  const rows = await kept(db, ctx).execute()
  const read = rows.map(({ filters: said }) => QueueFilters.parse(said))
  const counted = read.map((one) => {
    const conditions = [placeOf(one, ctx), inBox(one.box, ctx), ...filters(ctx, needs, one)]
    return sql<number>`(select count(*)::int from (select from "case"
      where region_code = ${code} and ${sql.join(conditions, sql` and `)} limit ${LIMIT}) found)`
  })
  const { rows: counts } = rows.length
    ? await sql<{ counts: number[] }>`select array[${sql.join(counted)}] as counts`.execute(db)
    : { rows: [] }
  return {
    limit: LIMIT,
    queues: rows.map((row, nth) => ({
      ...{ id: row.id, name: row.name, isShared: row.shared, isMine: row.actor_id === ctx.actor.id },
      filters: read[nth] ?? { box: 'all' as const },
      count: counts[0]?.counts[nth] ?? 0,
    })),
  }
}

function kept(db: Db, { region, actor }: Context) {
  return db
    .selectFrom('work_queue')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('office_code', '=', actor.officeCode)
    .where((eb) => eb.or([eb('shared', '=', true), eb('actor_id', '=', actor.id)]))
    .orderBy('at')
    .orderBy('id')
    .limit(MOST_QUEUES * 2)
}

interface Save {
  readonly commandId: string
  readonly name: string
  readonly filters: QueueFilters
  readonly isShared: boolean
}

/** No event: nothing that anybody counts has happened. */
export async function saveQueue(ctx: Context, { commandId, name, filters: wanted, isShared }: Save) {
  return once(ctx, 'cases.save-queue', commandId, async (tx) => {
    await oneAtATime(tx, ctx.region.code, 'work queues', ctx.actor.officeCode)
    if ((await kept(tx, ctx).execute()).length >= MOST_QUEUES) throw new Refusal('cases.too_many_queues')
    await tx
      .insertInto('work_queue')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, office_code: ctx.actor.officeCode, name },
        ...{ actor_id: ctx.actor.id, shared: isShared, filters: JSON.stringify(wanted), at: ctx.now() },
      })
      .execute()
    return { queueId: commandId }
  })
}

export async function dropQueue(
  ctx: Context,
  { commandId, queueId }: { readonly commandId: string; readonly queueId: string },
) {
  return once(ctx, 'cases.drop-queue', commandId, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('work_queue')
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', queueId)
      .where('office_code', '=', ctx.actor.officeCode)
      .where((eb) => eb.or([eb('shared', '=', true), eb('actor_id', '=', ctx.actor.id)]))
      .executeTakeFirstOrThrow()
    if (!numDeletedRows) throw new Refusal('cases.no_such_queue')
    return { queueId }
  })
}
