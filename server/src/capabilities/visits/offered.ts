import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { sessionsOf } from '../booking/index.ts'
import { type HospitalAt, hospitalAt, hospitalRow } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'

export interface SessionRow {
  readonly id: string
  readonly hospital: string
  readonly clinic: string
  readonly clinic_title: string
  readonly insurance_code: string | null
  readonly minutes_each: number
  readonly lane_id: string
  readonly doctor: string
  readonly doctor_name: string
  readonly doctor_insurance_code: string | null
  readonly doctor_national_id: string | null
  readonly day: string
  readonly starts_at: Date
  readonly ends_at: Date
}

const SESSION = sql`
  select s.id, s.hospital, s.clinic, c.title as clinic_title, c.insurance_code, c.minutes_each, c.lane_id, s.doctor, s.doctor_name,
    s.doctor_insurance_code, s.doctor_national_id, s.day::text as day, s.starts_at, s.ends_at
  from visit_session s
  join visit_clinic c on c.region_code = s.region_code and c.hospital = s.hospital and c.code = s.clinic`

/** A session of this hospital. */
export async function sessionById(
  { region }: Context,
  { code }: Pick<HospitalAt, 'code'>,
  id: string,
): Promise<SessionRow> {
  const { rows } = await sql<SessionRow>`
    ${SESSION} where s.region_code = ${region.code} and s.id = ${id} and s.hospital = ${code}`.execute(
    region.db,
  )
  const [row] = rows
  if (!row) throw new Refusal('visits.no_such_session')
  return row
}

/** Sessions of a hospital between two days, both included, with what their clinics are. */
export async function sessionsBetween(
  { region }: Pick<Context, 'region'>,
  { hospital, from, to }: { readonly hospital: string; readonly from: string; readonly to: string },
): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    ${SESSION} where s.region_code = ${region.code} and s.hospital = ${hospital} and s.day between ${from} and ${to}
    order by s.starts_at, c.title, s.doctor_name`.execute(region.db)
  return rows
}

const NO_SEATS = { seats: 0, left: 0 }

/** The quotas of one session. */
export async function quotaOfSession(
  ctx: Pick<Context, 'region'>,
  service: string,
  { id, starts_at: from }: Pick<SessionRow, 'id' | 'starts_at'>,
) {
  const quotas = await quotaOf(ctx, { service, from, to: new Date(from.getTime() + 1) })
  return quotas.get(id)?.quota ?? { insured: NO_SEATS, other: NO_SEATS }
}

/** How many of each quota there are and are left, of sessions by their id. */
export async function quotaOf(
  ctx: Pick<Context, 'region'>,
  { service, from, to }: { readonly service: string; readonly from: Date; readonly to: Date },
) {
  const sessions = await sessionsOf(ctx.region, { serviceKey: service, from, to })
  return new Map(
    sessions.map(({ id, status, pools }) => {
      const left = (wanted: string) => {
        const pool = pools.find(({ key }) => key === wanted)
        return { seats: pool?.seats ?? 0, left: Math.max(0, (pool?.seats ?? 0) - (pool?.taken ?? 0)) }
      }
      return [id, { isOpen: status === 'open', quota: { insured: left('insured'), other: left('other') } }]
    }),
  )
}

/** What a hospital offers on a day. */
export async function offered(
  ctx: Context,
  needs: VisitsNeeds,
  { hospital, day: wanted }: { readonly hospital: string; readonly day?: string | undefined },
) {
  const its = await hospitalAt(ctx, needs, hospital)
  const { today } = await regionToday(ctx)
  const day = wanted ?? today
  const [row, sessions] = await Promise.all([
    hospitalRow(ctx.region.db, ctx, hospital),
    sessionsBetween(ctx, { hospital, from: day, to: day }),
  ])
  const [first, last] = [
    sessions.at(0)?.starts_at,
    sessions
      .map((each) => each.ends_at)
      .sort((a, b) => +a - +b)
      .at(-1),
  ]
  const quotas =
    first && last ? await quotaOf(ctx, { service: its.service, from: first, to: last }) : new Map()
  const clinics = new Map(
    sessions.map(({ clinic, clinic_title, minutes_each }) => [
      clinic,
      { code: clinic, title: clinic_title, minutesEach: minutes_each },
    ]),
  )
  return {
    ...{ name: its.name, day, today, toldAt: row?.told_at?.toISOString() ?? null },
    payers: its.use.payers.map(({ source: _, ...payer }) => payer),
    priority: priorityRule(ctx, needs, its),
    clinics: [...clinics.values()],
    sessions: sessions.flatMap((session) => {
      const seats = quotas.get(session.id)
      if (!seats) return []
      return [
        {
          ...{ id: session.id, clinic: session.clinic, day: session.day, quota: seats.quota },
          doctor: { code: session.doctor, name: session.doctor_name },
          ...{ startsAt: session.starts_at.toISOString(), endsAt: session.ends_at.toISOString() },
          isOpen: seats.isOpen && session.ends_at > ctx.now(),
        },
      ]
    }),
  }
}

// The rule by which numbers are called is no secret: it is shown where they are taken.
function priorityRule({ region }: Context, { services }: VisitsNeeds, { service, use }: HospitalAt) {
  const classes = services.of(region.code, service)?.queue?.priorities ?? []
  const found = classes.find(({ key }) => key === use.priority?.class)
  return found && use.priority ? { ...found, grounds: use.priority.grounds } : null
}
