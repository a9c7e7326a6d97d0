import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { answerOf, once } from '../../kernel/commands.ts'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { told } from '../../kernel/logging.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { putSession as putSeats, sessionsOf } from '../booking/index.ts'
import { putLane } from '../queue/index.ts'
import { type HospitalAt, hospitalAt, hospitalRow, ownHospital } from './hospital.ts'
import { type SystemClinic, type SystemSession, SystemSilent } from './hospital-system.ts'
import type { VisitsNeeds } from './needs.ts'
import type { SessionRow } from './offered.ts'
import { openHospital } from './open-hospital.ts'

const DAYS_AHEAD = 14
const NAME = 'visits.pull-timetable'

interface Pull {
  readonly commandId: string
  readonly hospital: string
}

interface Pulled {
  readonly clinics: number
  readonly sessions: number
}

/** Clinics, doctors and sessions of the next fourteen days, as the hospital's own system tells them. */
export async function pullTimetable(ctx: Context, needs: VisitsNeeds, { commandId, hospital }: Pull) {
  const its = await ownHospital(ctx, needs, hospital)
  const before = await answerOf<Pulled>(ctx.region.db, ctx, NAME, commandId)
  return before ?? pull(ctx, needs, its, commandId)
}

interface PullDue {
  readonly pool: Pool
  readonly now: () => Date
  readonly visits: VisitsNeeds
  /** Hospitals whose own system can be asked. */
  readonly connected: readonly { readonly region: string; readonly office: string }[]
}

const OLD_MS = 15 * 60_000

/** Asks each hospital that was not asked for a quarter of an hour; one that is silent is asked again the next time. */
export async function pullDue({ pool, now, visits, connected }: PullDue): Promise<number> {
  let asked = 0
  for (const { region: code, office } of connected) {
    const ctx: Context = { region: pool.region(code), actor: { ...NOBODY, officeCode: office }, now }
    const row = await hospitalRow(ctx.region.db, ctx, office)
    if (row?.told_at && now().getTime() - row.told_at.getTime() < OLD_MS) continue
    // What one hospital tells wrongly keeps no other waiting.
    await hospitalAt(ctx, visits, office)
      .then((its) => pull(ctx, visits, its, newCommandId()))
      .catch((error: unknown) => {
        console.error(`${office}: ${error instanceof Refusal ? error.code : told(error as Error).message}`)
      })
    asked++
  }
  return asked
}

async function pull(ctx: Context, needs: VisitsNeeds, its: HospitalAt, commandId: string): Promise<Pulled> {
  const { system } = its.lines
  if (!system) throw new Refusal('visits.no_system')
  const { zone, today } = await regionToday(ctx)
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) =>
    new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10),
  )
  const [clinics, ...perDay] = await Promise.all([
    system.clinics(),
    ...days.map((day) => system.sessions(day)),
  ]).catch((error: unknown) => {
    throw error instanceof SystemSilent ? new Refusal('visits.system_silent') : error
  })
  return once(ctx, NAME, commandId, async (tx) => {
    for (const clinic of clinics) await keepClinic(tx, ctx, needs, its, clinic)
    const known = new Set(clinics.map(({ code }) => code))
    const wanted = perDay.flat().filter(({ clinic }) => known.has(clinic))
    const kept: string[] = []
    for (const session of wanted) {
      const id = await keepTold(tx, ctx, its, { ...session, zone })
      if (id) kept.push(id)
    }
    await closeUntold(tx, ctx, its, { from: today, to: days.at(-1) ?? today, kept })
    await tx
      .updateTable('visit_hospital')
      .set({ told_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('hospital', '=', its.code)
      .execute()
    return { clinics: clinics.length, sessions: kept.length }
  })
}

// A session that cannot be is left out, and hides no other. Who has a place keeps it: fewer seats than are taken means that none is left.
async function keepTold(tx: Db, ctx: Context, its: HospitalAt, session: KeptSession) {
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

// What the hospital's own system does not tell any more takes nobody else; whoever is registered already is still called.
async function closeUntold(
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

interface PutClinic extends SystemClinic {
  readonly commandId: string
  readonly hospital: string
}

/** A clinic of a hospital that keeps its timetable here. */
export async function putClinic(
  ctx: Context,
  needs: VisitsNeeds,
  { commandId, hospital, ...clinic }: PutClinic,
) {
  const its = await ownHospital(ctx, needs, hospital)
  if (its.lines.system) throw new Refusal('visits.system_tells')
  return once(ctx, 'visits.put-clinic', commandId, async (tx) => {
    await keepClinic(tx, ctx, needs, its, clinic)
    return { code: clinic.code }
  })
}

async function keepClinic(
  tx: Db,
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  clinic: SystemClinic,
): Promise<void> {
  const { code } = ctx.region
  const { place_id: placeId } = await openHospital(tx, ctx, needs, its)
  const { letter, title } = clinic
  const { laneId } = await putLane(tx, ctx, {
    ...{ id: newCommandId(), placeId, key: laneKeyOf(clinic.code), letter, title: { id: title, en: title } },
    ...{ selfService: false, isOpen: true },
  }).catch((error: unknown) => {
    const isTaken = error instanceof Refusal && error.code === 'queue.letter_taken'
    throw isTaken ? new Refusal('visits.letter_taken') : error
  })
  await sql`
    insert into visit_clinic (region_code, hospital, code, title, letter, minutes_each, insurance_code, needs_fingerprint, lane_id, told_at)
    values (${code}, ${its.code}, ${clinic.code}, ${title}, ${letter}, ${clinic.minutesEach}, ${clinic.insuranceCode ?? null},
      ${clinic.needsFingerprint}, ${laneId}, ${ctx.now()})
    on conflict (region_code, hospital, code) do update set title = excluded.title, letter = excluded.letter,
      minutes_each = excluded.minutes_each, insurance_code = excluded.insurance_code,
      needs_fingerprint = excluded.needs_fingerprint, told_at = excluded.told_at`
    .execute(tx)
    .catch((error) => {
      throw constraintOf(error) === 'visit_clinic_letter_once' ? new Refusal('visits.letter_taken') : error
    })
}

// A key of ours from the code of another system: small letters and digits, joined by hyphens.
function laneKeyOf(code: string): string {
  return `poli-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

interface PutSession {
  readonly commandId: string
  readonly hospital: string
  readonly clinic: string
  readonly doctor: SystemSession['doctor']
  readonly startsAt: string
  readonly endsAt: string
  readonly seats: SystemSession['seats']
}

/** A session of a hospital that keeps its timetable here. */
export async function putSession(ctx: Context, needs: VisitsNeeds, command: PutSession) {
  const its = await ownHospital(ctx, needs, command.hospital)
  if (its.lines.system) throw new Refusal('visits.system_tells')
  const { zone } = await regionToday(ctx)
  const { clinic, doctor, seats } = command
  const [startsAt, endsAt] = [new Date(command.startsAt), new Date(command.endsAt)]
  return once(ctx, 'visits.put-session', command.commandId, async (tx) => ({
    sessionId: await keepSession(tx, ctx, its, { clinic, doctor, startsAt, endsAt, seats, zone }),
  }))
}

interface KeptSession extends SystemSession {
  readonly zone: string
  /** Left out, it stays as it was. */
  readonly status?: 'open'
}

async function keepSession(tx: Db, ctx: Context, its: HospitalAt, session: KeptSession): Promise<string> {
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
