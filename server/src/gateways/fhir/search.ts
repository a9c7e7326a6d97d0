import {
  type HospitalAt,
  hospitalsOf,
  type PublishedSession,
  publishedPatient,
  publishedSessions,
  publishedVisits,
  type VisitsNeeds,
} from '../../capabilities/visits/index.ts'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { daysIn, idIn, tokenIn } from './asked.ts'
import type { ResourceType } from './capability.ts'
import { Outcome } from './outcome.ts'
import * as made from './resources.ts'

export interface Search {
  readonly ctx: Context
  readonly needs: VisitsNeeds
  readonly origin: string
  readonly type: ResourceType
  /** Every value of a parameter, in the order that they came. */
  readonly all: (name: string) => readonly string[]
  readonly count: number
}

export interface Found {
  readonly resources: readonly made.Resource[]
  /** From where the next page goes on. */
  readonly next?: string | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Everything of one kind that a search wants. */
export async function search(asked: Search): Promise<Found> {
  const { ctx, needs, type } = asked
  const hospitals = await hospitalsOf(ctx, needs)
  if (type === 'Appointment' || type === 'Encounter') return visits(asked, hospitals)
  if (type === 'Patient') return patients(asked, hospitals)
  if (type === 'Organization') {
    const all = hospitals.map((its) => made.organization(its, asked.origin))
    return { resources: all.filter((each) => isWanted(asked, each)) }
  }
  const { today } = await regionToday(ctx)
  const days = daysIn([...asked.all('date'), ...asked.all('start')], today)
  const resources: made.Resource[] = []
  for (const its of hospitals)
    resources.push(...ofTimetable(asked, its, await publishedSessions(ctx, its, days)))
  const unique = [...new Map(resources.map((each) => [each.id, each])).values()]
  return { resources: unique.filter((each) => isWanted(asked, each)) }
}

function ofTimetable(
  { type, origin, all }: Search,
  its: HospitalAt,
  sessions: readonly PublishedSession[],
): readonly made.Resource[] {
  if (type === 'Location') return sessions.map((session) => made.location(its, session, origin))
  if (type === 'Practitioner') return sessions.map((session) => made.practitioner(its, session, origin))
  if (type === 'Slot') {
    const [schedule, status] = [idIn('Schedule', all('schedule')[0]), all('status')[0]]
    return sessions
      .filter((session) => schedule === undefined || made.scheduleId(its.code, session) === schedule)
      .map((session) => made.slot(its, session))
      .filter((slot) => status === undefined || slot.status === status)
  }
  const byDoctor = new Map<string, PublishedSession[]>()
  for (const session of sessions) {
    const id = made.scheduleId(its.code, session)
    byDoctor.set(id, [...(byDoctor.get(id) ?? []), session])
  }
  const actor = all('actor')[0]
  return [...byDoctor.values()]
    .map((own) => made.schedule(its, own))
    .filter(({ actor: actors }) => actor === undefined || JSON.stringify(actors).includes(`"${actor}"`))
}

function isWanted({ all }: Search, resource: made.Resource): boolean {
  const [id, identifier, name] = [all('_id')[0], all('identifier')[0], all('name')[0]?.toLowerCase()]
  if (id !== undefined && resource.id !== id) return false
  if (identifier !== undefined) {
    const wanted = tokenIn(identifier)
    const own = (resource.identifier ?? []) as { system: string; value: string }[]
    if (
      !own.some(({ system, value }) => value === wanted.value && (!wanted.system || system === wanted.system))
    )
      return false
  }
  return (
    name === undefined ||
    JSON.stringify(resource.name ?? '')
      .toLowerCase()
      .includes(name)
  )
}

// A token is of one office: what it opens is of that hospital.
function ownHospital({ ctx }: Search, hospitals: readonly HospitalAt[]): HospitalAt {
  const its = hospitals.find(({ code }) => code === ctx.actor.officeCode)
  if (!its) throw new Outcome(403, 'this token is of no hospital')
  return its
}

async function visits(asked: Search, hospitals: readonly HospitalAt[]): Promise<Found> {
  const { ctx, all, count, origin, type } = asked
  const its = ownHospital(asked, hospitals)
  const [id, patientId] = [all('_id')[0], idIn('Patient', all('patient')[0])]
  const after = all('_after')[0]
  for (const each of [id, patientId, after])
    if (each !== undefined && !UUID.test(each)) return { resources: [] }
  const { today } = await regionToday(ctx)
  const code = all('identifier')[0]
  const isNamed = id !== undefined || patientId !== undefined || code !== undefined
  const days = all('date').length || !isNamed ? daysIn(all('date'), today) : {}
  const wanted = { hospital: its.code, id, patientId, after, ...days, code: code && tokenIn(code).value }
  const rows = await publishedVisits(ctx, wanted, count + 1)
  const shown = rows.slice(0, count)
  const resources = shown.flatMap((visit) => {
    const resource =
      type === 'Encounter' ? made.encounter(visit, its, origin) : made.appointment(visit, its, origin)
    return resource ? [resource] : []
  })
  return { resources, next: rows.length > count ? shown.at(-1)?.id : undefined }
}

const NIK = 'https://fhir.kemkes.go.id/id/nik'

async function patients(asked: Search, hospitals: readonly HospitalAt[]): Promise<Found> {
  const { ctx, needs, all, origin } = asked
  const its = ownHospital(asked, hospitals)
  const [id, identifier] = [all('_id')[0], all('identifier')[0]]
  if (id === undefined && identifier === undefined)
    throw new Outcome(400, 'a patient is searched by _id or identifier')
  if (id !== undefined && !UUID.test(id)) return { resources: [] }
  const token = identifier === undefined ? undefined : tokenIn(identifier)
  const wanted = id !== undefined ? { id } : { by: kindOf(token?.system), value: token?.value ?? '' }
  const person = await publishedPatient(ctx, needs, its.code, wanted)
  const isWhole = ctx.actor.permissions.has('fhir.patient')
  return { resources: person ? [made.patient(person, its, origin, isWhole)] : [] }
}

function kindOf(system: string | undefined): 'nik' | 'record' {
  return system === NIK ? 'nik' : 'record'
}
