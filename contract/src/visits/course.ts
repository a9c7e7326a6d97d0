import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'
import { Registered } from './register.ts'
import { TASKS, type Task } from './tasks.ts'

export const TaskNumber = z.int().refine((value): value is Task => TASKS.includes(value as Task))

export const COURSE_REFUSALS = {
  ...COMMAND_REFUSALS,
  ...HOSPITAL_REFUSALS,
  'visits.no_such_visit': 404,
  'visits.task_order': 409,
  'visits.task_time': 409,
  'visits.task_over': 409,
} as const

/** Who booked has come: the waiting begins. By the code of the booking, which is on paper and as QR. */
export const arrive = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/arrivals',
  access: 'visits.register',
  params: Hospital,
  body: z.object({ commandId: CommandId, code: z.string().trim().min(5).max(40) }),
  answer: Registered,
  refusals: {
    ...COURSE_REFUSALS,
    'visits.another_day': 409,
    'visits.arrived_already': 409,
    'visits.fingerprint_needed': 409,
    'visits.not_eligible': 409,
    'visits.system_refuses': 502,
    'visits.system_silent': 503,
  },
})

/** A step is written by hand, where no counter wrote it by calling. */
export const recordTask = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/visits/:visitId/tasks',
  access: 'visits.manage',
  params: Hospital.extend({ visitId: z.uuid() }),
  body: z.object({ commandId: CommandId, task: TaskNumber, occurredAt: Moment }),
  answer: z.object({ visitId: z.uuid(), task: z.int() }),
  refusals: COURSE_REFUSALS,
})

/** The visit will not be; its place is free again. */
export const cancelVisit = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/visits/:visitId/cancel',
  access: 'visits.manage',
  params: Hospital.extend({ visitId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.string().trim().min(3).max(200) }),
  answer: z.object({ visitId: z.uuid() }),
  refusals: COURSE_REFUSALS,
})

/** How it stands for whoever holds the code: numbers, never names. */
export const followVisit = endpoint({
  method: 'GET',
  path: '/visits/follow/:code',
  access: 'public',
  limit: { max: 60, minutes: 1 },
  params: z.object({ code: z.string().trim().min(5).max(40) }),
  body: z.object({}),
  answer: z.object({
    hospital: z.string(),
    hospitalName: z.string(),
    clinic: z.string(),
    doctor: z.string(),
    day: z.iso.date(),
    startsAt: z.iso.datetime(),
    number: z.string().nullable(),
    ahead: z.int().nullable(),
    /** Called last in the same lane. */
    lastCalled: z.string().nullable(),
    estimate: z.iso.datetime().nullable(),
    state: z.enum(['booked', 'waiting', 'called', 'in-clinic', 'pharmacy', 'done', 'cancelled']),
  }),
  refusals: { 'visits.no_such_visit': 404 },
})
