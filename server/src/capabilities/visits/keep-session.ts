import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { putSession as putSeats } from '../booking/index.ts'
import { type HospitalAt, hospitalRow } from './hospital.ts'
import type { SystemSession } from './hospital-system.ts'

export interface KeptSession extends SystemSession {
  readonly zone: string
  /** Left out, it stays as it was. */
  readonly status?: 'open'
}

/** A session with its seats, in the place of what was known of it. */
export async function keepSession(
  tx: Db,
  ctx: Context,
  its: HospitalAt,
  session: KeptSession,
): Promise<string> {
  const { code } = ctx.region
  const { clinic, doctor, startsAt, endsAt, seats } = session
  const day = localDay(session, startsAt)
  if (endsAt <= startsAt || localDay(session, endsAt) !== day) throw new Refusal('visits.hours_wrong')
  const row = await hospitalRow(tx, ctx, its.code)
  const { rows } = await sql<{ id: string; title: string }>`
    select c.title, (select s.id from visit_session s where s.region_code = c.region_code and s.hospital = c.hospital
      and s.clinic = c.code and s.doctor = ${doctor.code} and s.starts_at = ${startsAt}) as id
    from visit_clinic c where c.region_code = ${code} and c.hospital = ${its.code} and c.code = ${clinic}`.execute(
    tx,
  )
  const [known] = rows
  if (!known || !row) throw new Refusal('visits.no_such_clinic')
  const id = known.id ?? newCommandId()
  const pools = [
    { key: 'insured', seats: seats.insured },
    { key: 'other', seats: seats.other },
  ]
  const title = `${known.title} · ${doctor.name}`
  await putSeats(tx, ctx, {
    ...{
      id,
      serviceKey: its.service,
      siteId: row.place_id,
      resource: doctor.code,
      title,
      startsAt,
      endsAt,
      pools,
      status: session.status,
    },
  }).catch((error: unknown) => {
    const isFewer = error instanceof Refusal && error.code === 'booking.seats_below_taken'
    throw isFewer ? new Refusal('visits.fewer_than_taken') : error
  })
  await sql`
    insert into visit_session (region_code, id, hospital, clinic, doctor, doctor_name, doctor_insurance_code, doctor_national_id, day,
      starts_at, ends_at)
    values (${code}, ${id}, ${its.code}, ${clinic}, ${doctor.code}, ${doctor.name}, ${doctor.insuranceCode ?? null},
      ${doctor.nationalId ?? null}, ${day}, ${startsAt}, ${endsAt})
    on conflict (region_code, id) do update set doctor_name = excluded.doctor_name, ends_at = excluded.ends_at,
      doctor_insurance_code = excluded.doctor_insurance_code, doctor_national_id = excluded.doctor_national_id`.execute(
    tx,
  )
  return id
}
