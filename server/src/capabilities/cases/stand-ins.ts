import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { names, peopleOfOffice } from '../identity/index.ts'

/** My office's stand-ins that are not over, and how much open work lies with whom. */
export async function standIns(ctx: Context) {
  const { db } = ctx.region
  const office = ctx.actor.officeCode
  const now = ctx.now()
  const [{ today }, here, given, loads] = await Promise.all([
    regionToday(ctx),
    peopleOfOffice(ctx, office, 'cases.act'),
    notOver(db, ctx),
    openWork(db, ctx),
  ])
  const known = await names(db, [
    ...new Set([
      ...here,
      ...given.flatMap(({ actor_id, stand_in_id }) => [actor_id, stand_in_id]),
      ...loads.map(({ person }) => person),
    ]),
  ])
  const person = (id: string) => ({ id, name: known.get(id) ?? id })
  const standsInFor = given.filter(
    ({ stand_in_id, starts_at }) => stand_in_id === ctx.actor.id && starts_at <= now,
  )
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name)
  return {
    today,
    me: ctx.actor.id,
    colleagues: [...here]
      .filter((id) => id !== ctx.actor.id)
      .map(person)
      .sort(byName),
    standIns: given.map(({ id, actor_id, stand_in_id, starts_at, from, until }) => ({
      ...{ id, of: person(actor_id), by: person(stand_in_id) },
      ...{ from, until },
      isNow: starts_at <= now,
      mayEnd: [actor_id, stand_in_id].includes(ctx.actor.id),
    })),
    loads: loads.map(({ person: id, open }) => ({
      ...{ person: person(id), open, worksHere: here.has(id) },
      mayHandOver:
        id === ctx.actor.id || !here.has(id) || standsInFor.some(({ actor_id }) => actor_id === id),
    })),
  }
}

interface Given {
  readonly id: string
  readonly actor_id: string
  readonly stand_in_id: string
  readonly starts_at: Date
  readonly from: string
  readonly until: string
}

async function notOver(db: Db, { region, actor, now }: Context): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select id, actor_id, stand_in_id, starts_at, (starts_at at time zone zone)::date::text as "from",
      ((ends_at - interval '1 millisecond') at time zone zone)::date::text as until
    from case_stand_in join region using (region_code)
    where region_code = ${region.code} and office_code = ${actor.officeCode} and ends_at > ${now()}
    order by starts_at, id limit 500`.execute(db)
  return rows
}

async function openWork(db: Db, { region, actor }: Context) {
  const { rows } = await sql<{ person: string; open: number }>`
    select assignee_id as person, count(*)::int as open from "case"
    where region_code = ${region.code} and handler_code = ${actor.officeCode} and not closed and assignee_id is not null
    group by assignee_id order by open desc, person limit 200`.execute(db)
  return rows
}

/** Whose assigned work this actor does now besides their own. */
export function standsInFor({ region, actor, now }: Context) {
  return sql`select actor_id from case_stand_in where region_code = ${region.code}
    and stand_in_id = ${actor.id} and starts_at <= ${now()} and ends_at > ${now()}`
}

/** Who does the assigned work of somebody now besides them. */
export async function standInsOf(db: Db, region: string, actorId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ stand_in_id: string }>`
    select stand_in_id from case_stand_in where region_code = ${region}
      and actor_id = ${actorId} and starts_at <= ${now} and ends_at > ${now}`.execute(db)
  return rows.map(({ stand_in_id }) => stand_in_id)
}
