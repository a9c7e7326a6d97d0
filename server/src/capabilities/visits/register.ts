import type { Channel, NewPatient, Patient } from '@guyub/contract/visits'
import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { type Begun, beginVisit } from './begin-visit.ts'
import { eligibility } from './eligibility.ts'
import { type HospitalAt, hospitalAt, ownHospital } from './hospital.ts'
import { lookUp } from './identify.ts'
import type { VisitsNeeds } from './needs.ts'
import { newRecord } from './new-record.ts'
import { quotaOfSession, sessionById } from './offered.ts'
import { withLetter } from './papers-of-visit.ts'
import { type KnownPatient, patientById } from './patients.ts'

interface Wanted {
  readonly sessionId: string
  readonly payer: string
  readonly kind: number
  readonly reference?: string | undefined
}

interface Register extends Wanted {
  readonly commandId: string
  readonly hospital: string
  readonly patientId?: string | undefined
  readonly newPatient?: NewPatient | undefined
  readonly ground?: string | undefined
  readonly isHere: boolean
}

const NAME = 'visits.register'

/** A patient is registered at a kiosk or by an officer. Other houses are asked before anything is locked here. */
export async function register(ctx: Context, needs: VisitsNeeds, command: Register): Promise<Begun> {
  const { commandId, patientId, newPatient, isHere, ground } = command
  const before = await answerOf<Begun>(ctx.region.db, ctx, NAME, commandId)
  if (before) return withLetter(ctx, needs, before)
  const its = await ownHospital(ctx, needs, command.hospital)
  const isGround = its.use.priority?.grounds.some(({ key }) => key === ground)
  if (ground !== undefined && !isGround) throw new Refusal('visits.no_such_ground')
  const known = patientId && (await patientById(ctx, needs, its.code, patientId))
  if (patientId && (!known || known.isRecordGone)) throw new Refusal('visits.no_such_patient')
  if (newPatient) await refuseKnown(ctx, needs, its, newPatient)
  const judged = await judge(ctx, its, { ...command, person: known || newPatient, isHere })
  const patient = known || (await newRecord(ctx, needs, its, newPatient as NewPatient))
  const channel: Channel = ctx.actor.role === 'kiosk' ? 'kiosk' : 'officer'
  const begun = await beginVisit(ctx, needs, its, {
    ...{
      name: NAME,
      commandId,
      patient,
      ...judged,
      isHere,
      channel,
      isNew: newPatient !== undefined,
      ground,
    },
  })
  return withLetter(ctx, needs, begun)
}

interface Book extends Wanted {
  readonly commandId: string
  readonly hospital: string
  readonly by: { readonly kind: 'record' | 'nik'; readonly value: string }
  readonly birthDate: string
}

/** From home, or from the insurance's own application: the same, of somebody who is known, for later. */
export async function book(
  ctx: Context,
  needs: VisitsNeeds,
  command: Book,
  channel: Channel = 'web',
): Promise<Begun> {
  const { commandId, by, birthDate } = command
  const name = `visits.book-${channel}`
  const before = await answerOf<Begun>(ctx.region.db, ctx, name, commandId)
  if (before) return before
  const its = await hospitalAt(ctx, needs, command.hospital)
  // Anybody may ask this, so that every way of not being found is told alike: unknown, born on another day, or not asked because the
  // hospital's own system is silent or says no. How it answers must not tell who is a patient here.
  const found = await lookUp(ctx, needs, its, by.kind, by.value).catch(unlessUnanswered)
  const patient = found?.patient
  if (!patient || patient.isRecordGone || patient.birthDate !== birthDate)
    throw new Refusal('visits.not_confirmed')
  return bookFor(ctx, needs, its, { ...command, name, channel, patient })
}

function unlessUnanswered(error: unknown): undefined {
  const isUnanswered =
    error instanceof Refusal && ['visits.system_silent', 'visits.system_refuses'].includes(error.code)
  if (!isUnanswered) throw error
}

interface BookFor extends Wanted {
  readonly commandId: string
  readonly name: string
  readonly channel: Channel
  readonly patient: KnownPatient
}

/** Of a patient who was found: a place and a number for a later day. */
export async function bookFor(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  command: BookFor,
): Promise<Begun> {
  const { name, commandId, channel, patient } = command
  const judged = await judge(ctx, its, { ...command, person: patient, isHere: false })
  return beginVisit(ctx, needs, its, {
    ...{ name, commandId, patient, ...judged, isHere: false, channel, isNew: false },
  })
}

interface Judge extends Wanted {
  readonly person: Patient | NewPatient | undefined
  readonly isHere: boolean
}

// What can be said before a place is taken: the session, who pays, and what the insurance says of somebody who is here.
async function judge(ctx: Context, its: HospitalAt, wanted: Judge) {
  const { person, isHere, kind, reference } = wanted
  const session = await sessionById(ctx, its, wanted.sessionId)
  const payer = its.use.payers.find(({ key }) => key === wanted.payer)
  if (!payer) throw new Refusal('visits.no_such_payer')
  const now = ctx.now()
  if (session.ends_at <= now) throw new Refusal('visits.session_over')
  const quota = await quotaOfSession(ctx, its.service, session)
  // Seen before somebody who is new gets a record; the last word has the seat itself.
  if (quota[payer.isInsured ? 'insured' : 'other'].left === 0) throw new Refusal('visits.quota_gone')
  // A number of today is no number of tomorrow's session.
  if (isHere && session.day !== (await regionToday(ctx)).today) throw new Refusal('visits.another_day')
  const last = new Date(now.getTime() + its.use.bookableDays * 86_400_000)
  if (session.starts_at > last) throw new Refusal('visits.no_such_session')
  if (payer.needsReference && reference === undefined) throw new Refusal('visits.reference_needed')
  if (payer.isInsured && person?.insurance === undefined) throw new Refusal('visits.card_needed')
  const record = person && 'record' in person ? person.record : undefined
  const isAsked = isHere && payer.isInsured && record !== undefined
  const letter = isAsked
    ? await eligibility(ctx, its, {
        record,
        insurance: person?.insurance ?? '',
        reference: reference ?? '',
        kind,
        session,
      })
    : null
  return { session, payer, kind, papers: { reference: reference ?? null, letter } }
}

async function refuseKnown(ctx: Context, needs: VisitsNeeds, its: HospitalAt, { nik }: NewPatient) {
  const { patient } = await lookUp(ctx, needs, its, 'nik', nik)
  if (patient) throw new Refusal('visits.record_there')
}
