import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { isNik } from '../nik.ts'
import { Key } from '../text.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'
import { NewPatient, RecordNumber } from './patient.ts'

export const CHANNELS = ['kiosk', 'officer', 'web', 'insurance-app'] as const
export type Channel = (typeof CHANNELS)[number]

/** Why somebody comes, as the insurance numbers it: sent by a first clinic, from inside, for control, from another hospital. */
export const KINDS = [1, 2, 3, 4] as const
export const Kind = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** Number of the letter of referral or control. */
export const Reference = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z][0-9A-Za-z./-]{3,29}$/)

export const Registered = z.object({
  visitId: z.uuid(),
  code: z.string(),
  clinic: z.string(),
  doctor: z.string(),
  day: z.iso.date(),
  startsAt: z.iso.datetime(),
  /** The queue number of the clinic; whoever is new is called at admission first, by a number of its own. */
  number: z.string(),
  admissionNumber: z.string().nullable(),
  /** Who still waits before. */
  ahead: z.int(),
  estimate: z.iso.datetime(),
  isNew: z.boolean(),
  /** Where the ticket is called: admission first, or the clinic. */
  goesTo: z.enum(['admission', 'clinic']),
  /** What the hospital's own system said of the insurance: the letter of eligibility, once there is one. */
  letter: z.string().nullable(),
})

/** What may go wrong wherever a visit begins. */
export const REGISTER_REFUSALS = {
  ...COMMAND_REFUSALS,
  ...HOSPITAL_REFUSALS,
  'visits.no_such_patient': 404,
  'visits.no_such_session': 404,
  'visits.no_such_payer': 409,
  'visits.session_over': 409,
  /** Whoever is here today is registered for today. */
  'visits.another_day': 409,
  'visits.quota_gone': 409,
  'visits.registered_already': 409,
  'visits.reference_needed': 409,
  'visits.card_needed': 409,
  'visits.not_eligible': 409,
  'visits.fingerprint_needed': 409,
  'visits.system_refuses': 502,
  'visits.system_silent': 503,
} as const

/**
 * A patient is registered for a doctor's session and takes a number. `isHere`: stands in the hospital, so that the waiting begins now;
 * otherwise the number is kept until they arrive.
 */
export const register = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/visits',
  access: 'visits.register',
  params: Hospital,
  body: z
    .object({
      commandId: CommandId,
      patientId: z.uuid().optional(),
      newPatient: NewPatient.optional(),
      sessionId: z.uuid(),
      payer: Key,
      kind: Kind.default(1),
      reference: Reference.optional(),
      /** Why they come before others, where it is not their age: one of the definition's. It is not kept. */
      ground: Key.optional(),
      isHere: z.boolean().default(true),
    })
    .refine(({ patientId, newPatient }) => (patientId === undefined) !== (newPatient === undefined)),
  answer: Registered,
  refusals: { ...REGISTER_REFUSALS, 'visits.record_there': 409, 'visits.no_such_ground': 409 },
})

/** From home: whoever has a record books a session with its number, or that of the resident, and the birth date. Nothing is told of who it is. */
export const book = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/bookings',
  access: 'public',
  limit: { max: 60, minutes: 10 },
  params: Hospital,
  body: z.object({
    commandId: CommandId,
    by: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('record'), value: RecordNumber }),
      z.object({ kind: z.literal('nik'), value: z.string().refine(isNik) }),
    ]),
    birthDate: Day,
    sessionId: z.uuid(),
    payer: Key,
    kind: Kind.default(1),
    reference: Reference.optional(),
  }),
  answer: Registered,
  /** `visits.not_confirmed`: unknown, another birth date, or not to be asked now; never which of them. */
  refusals: { ...REGISTER_REFUSALS, 'visits.not_confirmed': 404 },
})
