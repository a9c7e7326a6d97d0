import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day, Moment } from '../moment.ts'
import { OfficeCode } from '../regions/office.ts'
import { openText, Text } from '../text.ts'

/** The office of a region that is a hospital. */
export const Hospital = z.object({ hospital: OfficeCode })
export const HOSPITAL_REFUSALS = { 'visits.no_such_hospital': 404 } as const

/** As the hospital's own system calls clinics and doctors. */
export const Code = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/)

/** Two quotas of each session: whoever is insured by the state, and everybody else. */
export const POOLS = ['insured', 'other'] as const
export type Pool = (typeof POOLS)[number]

const Left = z.object({ seats: z.int(), left: z.int() })

export const OfferedSession = z.object({
  id: z.uuid(),
  clinic: Code,
  doctor: z.object({ code: Code, name: z.string() }),
  day: z.iso.date(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  isOpen: z.boolean(),
  quota: z.object({ insured: Left, other: Left }),
})

/** The hospitals of a region that have a timetable. */
export const hospitals = endpoint({
  method: 'GET',
  path: '/visits/hospitals',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ hospital: OfficeCode, name: z.string(), service: z.string() })),
  refusals: {},
})

/** What a hospital offers on a day: clinics, doctors and how many may still come. Anybody may know. */
export const offered = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital',
  access: 'public',
  params: Hospital,
  body: z.object({ day: Day.optional() }),
  answer: z.object({
    name: z.string(),
    day: z.iso.date(),
    today: z.iso.date(),
    payers: z.array(
      z.object({
        ...{ key: z.string(), title: Text, papers: Text },
        ...{ isInsured: z.boolean(), needsReference: z.boolean() },
      }),
    ),
    /** Who comes before others, how much, and on which grounds besides age; nothing where nobody does. */
    priority: z
      .object({
        ...{ key: z.string(), title: Text, who: Text, everyNth: z.int() },
        grounds: z.array(z.object({ key: z.string(), title: Text })),
      })
      .nullable(),
    clinics: z.array(z.object({ code: Code, title: z.string(), minutesEach: z.int() })),
    sessions: z.array(OfferedSession),
    /** When the hospital's own system last told its timetable; nothing where the hospital has none. */
    toldAt: z.iso.datetime().nullable(),
  }),
  refusals: HOSPITAL_REFUSALS,
})

/** Asks the hospital's own system for its clinics, doctors and sessions of the next fourteen days. */
export const pullTimetable = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/timetable/pull',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({ commandId: CommandId }),
  answer: z.object({ clinics: z.int(), sessions: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...HOSPITAL_REFUSALS,
    'visits.no_system': 409,
    'visits.letter_taken': 409,
    'visits.system_refuses': 502,
    'visits.system_silent': 503,
  },
})

/** A clinic of a hospital that has no system of its own, or none that can be asked. */
export const putClinic = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/clinics',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({
    commandId: CommandId,
    code: Code,
    title: openText(2, 80),
    /** Of its tickets: `A-12`. */
    letter: z.string().regex(/^[A-Z]{1,2}$/),
    /** Minutes that one patient takes, by plan. */
    minutesEach: z.int().min(1).max(120),
    insuranceCode: Code.optional(),
    needsFingerprint: z.boolean().default(false),
  }),
  answer: z.object({ code: Code }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...HOSPITAL_REFUSALS,
    'visits.letter_taken': 409,
    'visits.system_tells': 409,
  },
})

/** A doctor's session: a date, hours, and how many may come of each kind. Never fewer than have come already. */
export const putSession = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/sessions',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({
    commandId: CommandId,
    clinic: Code,
    doctor: z.object({
      code: Code,
      name: openText(2, 120),
      insuranceCode: Code.optional(),
      nationalId: Code.optional(),
    }),
    startsAt: Moment,
    endsAt: Moment,
    seats: z.object({ insured: z.int().min(0).max(500), other: z.int().min(0).max(500) }),
  }),
  answer: z.object({ sessionId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...HOSPITAL_REFUSALS,
    'visits.no_such_clinic': 404,
    'visits.hours_wrong': 409,
    'visits.fewer_than_taken': 409,
    'visits.system_tells': 409,
  },
})

/** Which hospital a kiosk or an officer stands in. */
export const here = endpoint({
  method: 'GET',
  path: '/visits/here',
  access: 'visits.register',
  params: z.object({}),
  body: z.object({}),
  /** `hasSystem`: its timetable and records come from a system of its own. */
  answer: z.object({ hospital: OfficeCode, name: z.string(), hasSystem: z.boolean() }),
  refusals: HOSPITAL_REFUSALS,
})
