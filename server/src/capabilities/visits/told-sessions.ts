import { localDay } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { putSession as putSeats, sessionsOf } from '../booking/index.ts'
import type { HospitalAt } from './hospital.ts'
import { type KeptSession, keepSession } from './keep-session.ts'
import type { SessionRow } from './offered.ts'

/** A session that cannot be is left out, and hides no other. Who has a place keeps it: fewer seats than are taken means that none is left. */
export async function keepTold(tx: Db, ctx: Context, its: HospitalAt, session: KeptSession) {
  const day = localDay(session, session.startsAt)
  if (session.endsAt <= session.startsAt || localDay(session, session.endsAt) !== day) return undefined
  const before = await sessionBefore(tx, ctx, its, session)
  const taken = (pool: string) => before?.pools.find(({ key }) => key === pool)?.taken ?? 0
  const seats = {
    insured: Math.max(session.seats.insured, taken('insured')),
    other: Math.max(session.seats.other, taken('other')),
  }
  return keepSession(tx, ctx, its, { ...session, seats, status: 'open' })
}

async function sessionBefore(
  tx: Db,
  ctx: Context,
  its: HospitalAt,
  { clinic, doctor, startsAt }: KeptSession,
) {
  const { rows } = await sql<{ id: string }>`
    select id from visit_session where region_code = ${ctx.region.code} and hospital = ${its.code} and clinic = ${clinic}
      and doctor = ${doctor.code} and starts_at = ${startsAt}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const to = new Date(startsAt.getTime() + 1)
  const sessions = await sessionsOf(
    { ...ctx.region, db: tx },
    { serviceKey: its.service, from: startsAt, to },
  )
  return sessions.find(({ id }) => id === row.id)
}

/** What the hospital's own system does not tell any more takes nobody else; whoever is registered already is still called. */
export async function closeUntold(
  tx: Db,
  ctx: Context,
  its: HospitalAt,
  { from, to, kept }: { readonly from: string; readonly to: string; readonly kept: readonly string[] },
): Promise<void> {
  const { rows } = await sql<SessionRow & { place_id: string }>`
    select s.id, s.doctor, s.doctor_name, s.starts_at, s.ends_at, c.title as clinic_title, h.place_id
    from visit_session s
    join visit_clinic c on c.region_code = s.region_code and c.hospital = s.hospital and c.code = s.clinic
    join visit_hospital h on h.region_code = s.region_code and h.hospital = s.hospital
    where s.region_code = ${ctx.region.code} and s.hospital = ${its.code} and s.day between ${from} and ${to}
      and s.id <> all(${kept}::uuid[])`.execute(tx)
  for (const { id, doctor, doctor_name, starts_at: startsAt, ends_at: endsAt, ...row } of rows)
    await putSeats(tx, ctx, {
      ...{ id, serviceKey: its.service, siteId: row.place_id, resource: doctor, startsAt, endsAt, pools: [] },
      ...{ title: `${row.clinic_title} · ${doctor_name}`, status: 'closed' },
    })
}
