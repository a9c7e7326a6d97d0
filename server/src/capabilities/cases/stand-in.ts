import { MOST_DAYS_AWAY } from '@guyub/contract/cases'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { worksIn } from '../identity/index.ts'
import { standInBegan, standInEnded } from './events.ts'

interface Begin {
  readonly commandId: string
  readonly by: string
  readonly from: string
  readonly until: string
}

const DAY = 86_400_000

/** A colleague does this actor's assigned work for some days. */
export async function beginStandIn(ctx: Context, { commandId, by, from, until }: Begin) {
  const { region, actor } = ctx
  if (by === actor.id) throw new Refusal('cases.stand_in_oneself')
  if (!(await worksIn(ctx, by, actor.officeCode, 'cases.act'))) throw new Refusal('cases.no_such_colleague')
  const { today, zone } = await regionToday(ctx)
  const days = (Date.parse(until) - Date.parse(from)) / DAY + 1
  return once(ctx, 'cases.begin-stand-in', commandId, async (tx) => {
    if (from < today || days < 1 || days > MOST_DAYS_AWAY) throw new Refusal('cases.stand_in_days')
    await sql`
      insert into case_stand_in (region_code, id, office_code, actor_id, stand_in_id, starts_at, ends_at, at)
      values (${region.code}, ${commandId}, ${actor.officeCode}, ${actor.id}, ${by},
        ${from}::date::timestamp at time zone ${zone}, (${until}::date + 1)::timestamp at time zone ${zone}, ${ctx.now()})`
      .execute(tx)
      .catch((error) => {
        throw constraintOf(error) === 'case_stand_in_one_at_a_time'
          ? new Refusal('cases.stand_in_overlaps')
          : error
      })
    await emit(tx, ctx, standInBegan, {
      ...{ subjectId: commandId, officeCode: actor.officeCode, occurredAt: ctx.now() },
      facts: { from, until },
    })
    return { standInId: commandId }
  })
}

/** Over from now on. */
export async function endStandIn(
  ctx: Context,
  { commandId, standInId }: { readonly commandId: string; readonly standInId: string },
) {
  const { region, actor } = ctx
  return once(ctx, 'cases.end-stand-in', commandId, async (tx) => {
    const now = ctx.now()
    const row = await tx
      .selectFrom('case_stand_in')
      .select(['starts_at'])
      .where('region_code', '=', region.code)
      .where('id', '=', standInId)
      .where('ends_at', '>', now)
      .where((eb) => eb.or([eb('actor_id', '=', actor.id), eb('stand_in_id', '=', actor.id)]))
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('cases.no_such_stand_in')
    const isBegun = row.starts_at < now
    const kept = tx.updateTable('case_stand_in').set({ ends_at: now })
    const dropped = tx.deleteFrom('case_stand_in')
    if (isBegun) await kept.where('region_code', '=', region.code).where('id', '=', standInId).execute()
    else await dropped.where('region_code', '=', region.code).where('id', '=', standInId).execute()
    await emit(tx, ctx, standInEnded, {
      ...{ subjectId: standInId, officeCode: actor.officeCode, occurredAt: now },
      facts: {},
    })
    return { standInId }
  })
}
