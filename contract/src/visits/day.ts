import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'
import { Patient } from './patient.ts'
import { CHANNELS } from './register.ts'

const PLACE = { number: z.string().nullable(), clinic: z.string(), doctor: z.string() }

/** The visits of a day, a hundred at a time, by when they were registered; names are masked. */
export const visitsOfDay = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital/visits',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({ day: Day.optional(), after: z.uuid().optional() }),
  answer: z.object({
    day: z.iso.date(),
    visits: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        ...PLACE,
        name: z.string().nullable(),
        payer: z.string(),
        channel: z.enum(CHANNELS),
        isNew: z.boolean(),
        task: z.int().nullable(),
        registeredAt: z.iso.datetime(),
      }),
    ),
    next: z.uuid().nullable(),
  }),
  refusals: HOSPITAL_REFUSALS,
})

/** One visit with its patient and every step; the look is recorded. */
export const readVisit = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital/visits/:visitId',
  access: 'visits.manage',
  params: Hospital.extend({ visitId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    id: z.uuid(),
    code: z.string(),
    ...PLACE,
    patientId: z.uuid(),
    patient: Patient.nullable(),
    payer: z.string(),
    kind: z.int(),
    reference: z.string().nullable(),
    letter: z.string().nullable(),
    tasks: z.array(z.object({ task: z.int(), at: z.iso.datetime() })),
    reports: z.array(
      z.object({
        id: z.uuid(),
        to: z.enum(['hospital', 'insurance']),
        what: z.string(),
        state: z.string(),
        said: z.string().nullable(),
      }),
    ),
  }),
  refusals: { ...HOSPITAL_REFUSALS, 'visits.no_such_visit': 404 },
})

/** What was to be told to the insurance or the hospital's own system, and was not taken: newest first. */
export const reports = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital/reports',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({}),
  answer: z.object({
    counts: z.array(z.object({ to: z.enum(['hospital', 'insurance']), state: z.string(), reports: z.int() })),
    failed: z.array(
      z.object({
        id: z.uuid(),
        visitId: z.uuid(),
        code: z.string(),
        to: z.enum(['hospital', 'insurance']),
        what: z.string(),
        state: z.string(),
        said: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
    /** The last “no” of the hospital's own system within a day, in its words: patients were sent to the help desk because of it. */
    refused: z.object({ said: z.string(), at: z.iso.datetime() }).nullable(),
  }),
  refusals: HOSPITAL_REFUSALS,
})

/** Tries again what was not taken, now. */
export const retryReport = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/reports/:reportId/retry',
  access: 'visits.manage',
  params: Hospital.extend({ reportId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ reportId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, ...HOSPITAL_REFUSALS, 'visits.no_such_report': 404 },
})
