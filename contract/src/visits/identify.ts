import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { isNik } from '../nik.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'
import { InsuranceNumber, RecordNumber } from './patient.ts'

/** By what a patient says who they are. With the number of a resident the birth date is asked too: it stands on many papers. */
export const Known = z.discriminatedUnion('by', [
  z.object({ by: z.literal('record'), value: RecordNumber }),
  z.object({ by: z.literal('insurance'), value: InsuranceNumber }),
  z.object({ by: z.literal('nik'), value: z.string().refine(isNik), birthDate: Day }),
  z.object({ by: z.literal('code'), value: z.string().trim().min(5).max(40) }),
])
export type Known = z.infer<typeof Known>

export const VisitBrief = z.object({
  id: z.uuid(),
  code: z.string(),
  clinic: z.string(),
  doctor: z.string(),
  day: z.iso.date(),
  startsAt: z.iso.datetime(),
  /** Its queue number, once there is one. */
  number: z.string().nullable(),
  isArrived: z.boolean(),
})

/**
 * Who stands at the kiosk or the counter. Told is what a patient knows themselves by, and what they booked; never an address or a
 * number. An unknown number and a wrong birth date are told alike.
 */
export const identify = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/identify',
  access: 'visits.register',
  limit: { max: 60, minutes: 1 },
  params: Hospital,
  body: z.object({ known: Known }),
  answer: z.object({
    patientId: z.uuid(),
    /** Masked: `S••• A••••`. */
    name: z.string(),
    birthYear: z.string(),
    isInsured: z.boolean(),
    visits: z.array(VisitBrief),
    /** Whether the hospital's own system was asked; when it is silent, what was told before counts. */
    isFresh: z.boolean(),
  }),
  refusals: {
    ...HOSPITAL_REFUSALS,
    'visits.no_such_patient': 404,
    'visits.system_refuses': 502,
    'visits.system_silent': 503,
  },
})
