import { maskNik } from '@guyub/contract/nik'
import { maskName } from '@guyub/contract/visits'
import type {
  HospitalAt,
  KnownPatient,
  PublishedSession,
  PublishedVisit,
} from '../../capabilities/visits/index.ts'

/** A resource of FHIR R4, as JSON. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [element: string]: unknown
}

const NIK = 'https://fhir.kemkes.go.id/id/nik'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'

/** Of a hospital, a clinic, a doctor: what FHIR allows in an id, and the same each time. */
export function idOf(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9-]/g, '-'))
    .join('.')
    .slice(0, 64)
}

const reference = (type: string, id: string, display?: string) => ({
  reference: `${type}/${id}`,
  ...(display && { display }),
})

export function organization({ code, name, lines }: HospitalAt, origin: string): Resource {
  const number = lines.organization
  return {
    ...{ resourceType: 'Organization', id: idOf(code), active: true, name },
    identifier: [
      { system: `${origin}/id/office`, value: code },
      ...(number ? [{ system: `http://sys-ids.kemkes.go.id/organization/${number}`, value: code }] : []),
    ],
  }
}

export function location({ code }: HospitalAt, session: PublishedSession, origin: string): Resource {
  return {
    ...{
      resourceType: 'Location',
      id: idOf(code, session.clinic),
      status: 'active',
      name: session.clinic_title,
    },
    identifier: [{ system: `${origin}/id/clinic/${code}`, value: session.clinic }],
    ...{ mode: 'instance', managingOrganization: reference('Organization', idOf(code)) },
  }
}

export function practitioner({ code }: HospitalAt, session: PublishedSession, origin: string): Resource {
  const national = session.doctor_national_id
  return {
    ...{
      resourceType: 'Practitioner',
      id: idOf(code, session.doctor),
      active: true,
      name: [{ text: session.doctor_name }],
    },
    identifier: [
      { system: `${origin}/id/doctor/${code}`, value: session.doctor },
      // The number of a health worker at the ministry, which SATUSEHAT finds them by.
      ...(national ? [{ system: 'https://fhir.kemkes.go.id/id/practitioner', value: national }] : []),
    ],
  }
}

export function scheduleId(
  code: string,
  { clinic, doctor }: Pick<PublishedSession, 'clinic' | 'doctor'>,
): string {
  return idOf(code, clinic, doctor)
}

/** All sessions of one doctor in one clinic that are told of. */
export function schedule({ code }: HospitalAt, sessions: readonly PublishedSession[]): Resource {
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!first || !last) throw new Error('a schedule has sessions')
  return {
    ...{ resourceType: 'Schedule', id: scheduleId(code, first), active: true },
    actor: [
      reference('Practitioner', idOf(code, first.doctor), first.doctor_name),
      reference('Location', idOf(code, first.clinic), first.clinic_title),
    ],
    planningHorizon: { start: first.starts_at.toISOString(), end: last.ends_at.toISOString() },
  }
}

/** A session: free as long as somebody may come, of whichever quota. */
export function slot({ code }: HospitalAt, session: PublishedSession): Resource {
  const { insured, other } = session.left
  const isFree = session.isOpen && insured + other > 0
  return {
    ...{ resourceType: 'Slot', id: session.id, schedule: reference('Schedule', scheduleId(code, session)) },
    status: isFree ? 'free' : session.isOpen ? 'busy' : 'busy-unavailable',
    ...{ start: session.starts_at.toISOString(), end: session.ends_at.toISOString() },
    comment: `Sisa kuota: JKN ${insured}, lainnya ${other}`,
  }
}

function appointmentStatus({ task, tasks }: PublishedVisit): string {
  if (task === 99) return tasks.length > 1 ? 'noshow' : 'cancelled'
  if (task === null) return 'booked'
  return task >= 5 ? 'fulfilled' : 'arrived'
}

export function appointment(visit: PublishedVisit, { code }: HospitalAt, origin: string): Resource {
  const participant = (type: string, id: string) => ({ actor: reference(type, id), status: 'accepted' })
  const status = appointmentStatus(visit)
  return {
    ...{ resourceType: 'Appointment', id: visit.id, status },
    identifier: [{ system: `${origin}/id/visit`, value: visit.code }],
    ...{ slot: [reference('Slot', visit.session_id)], created: visit.registered_at.toISOString() },
    ...{ start: visit.starts_at.toISOString(), end: visit.ends_at.toISOString() },
    participant: [
      participant('Patient', visit.patient_id),
      participant('Practitioner', idOf(code, visit.doctor)),
      participant('Location', idOf(code, visit.clinic)),
    ],
  }
}

/** The ministry's own, with its number of the organization, where one was given; else ours. A number of ours never stands in its place. */
function encounterSystem(number: string | undefined, origin: string): string {
  return number ? `http://sys-ids.kemkes.go.id/encounter/${number}` : `${origin}/id/visit`
}

// Which steps make which status: waiting, seen, done.
const STATUSES = [
  { status: 'arrived', from: [1, 3] },
  { status: 'in-progress', from: [4] },
  { status: 'finished', from: [5] },
] as const

/** A visit that has begun, with its statuses as SATUSEHAT asks for them; nothing before somebody came. */
export function encounter(
  visit: PublishedVisit,
  { code, lines }: HospitalAt,
  origin: string,
): Resource | undefined {
  const begun = visit.tasks.filter(({ task }) => task !== 99)
  const [first] = begun
  if (!first) return undefined
  const history = STATUSES.flatMap(({ status, from }) => {
    const step = begun.find(({ task }) => (from as readonly number[]).includes(task))
    return step ? [{ status, start: step.at }] : []
  })
  const isCancelled = visit.task === 99
  const end = visit.tasks.find(({ task }) => task === 5 || task === 99)?.at
  return {
    ...{ resourceType: 'Encounter', id: visit.id },
    identifier: [{ system: encounterSystem(lines.organization, origin), value: visit.code }],
    status: isCancelled ? 'cancelled' : (history.at(-1)?.status ?? 'arrived'),
    statusHistory: history.map(({ status, start }, index) => {
      const until = history[index + 1]?.start ?? (status === 'finished' ? start : undefined)
      return { status, period: { start: start.toISOString(), ...(until && { end: until.toISOString() }) } }
    }),
    class: { system: ACT_CODE, code: 'AMB', display: 'ambulatory' },
    subject: reference('Patient', visit.patient_id),
    participant: [
      {
        type: [{ coding: [{ system: PARTICIPATION, code: 'ATND', display: 'attender' }] }],
        individual: reference('Practitioner', idOf(code, visit.doctor), visit.doctor_name),
      },
    ],
    appointment: [reference('Appointment', visit.id)],
    period: { start: first.at.toISOString(), ...(end && { end: end.toISOString() }) },
    location: [{ location: reference('Location', idOf(code, visit.clinic), visit.clinic_title) }],
    serviceProvider: reference('Organization', idOf(code)),
  }
}

const MASKED = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
}

const masked = (record: string) => `${'•'.repeat(Math.max(0, record.length - 2))}${record.slice(-2)}`

/** Who it is: whole for a token that may, else what somebody knows themselves by. */
export function patient(
  person: KnownPatient,
  { code }: HospitalAt,
  origin: string,
  isWhole: boolean,
): Resource {
  const { id, record, nik, name, sex, birthDate, phone, address } = person
  const number = (system: string, value: string) => ({ system, value })
  return {
    ...{ resourceType: 'Patient', id, active: true },
    identifier: [
      ...(person.isRecordGone
        ? []
        : [number(`${origin}/id/record/${code}`, isWhole ? record : masked(record))]),
      ...(nik ? [number(NIK, isWhole ? nik : maskNik(nik))] : []),
    ],
    name: [{ text: isWhole ? name : maskName(name) }],
    ...(sex && { gender: sex }),
    birthDate: isWhole ? birthDate : birthDate.slice(0, 4),
    ...(phone && {
      telecom: [isWhole ? { system: 'phone', value: phone } : { system: 'phone', _value: MASKED }],
    }),
    ...(address && { address: [isWhole ? { text: address, country: 'ID' } : { country: 'ID' }] }),
    managingOrganization: reference('Organization', idOf(code)),
  }
}
