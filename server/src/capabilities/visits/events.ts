import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const VISIT = {
  service: z.string(),
  hospital: z.string(),
  clinic: z.string(),
  payer: z.string(),
  channel: z.string(),
  isNew: z.boolean(),
}

/** Somebody was registered: for which clinic, by whom it is paid and where it was done; never who. */
export const visitRegistered = eventType('visits.registered', 1, z.object({ ...VISIT, kind: z.int() }))

/** One step, as `task-3`; `span` and `seconds` tell what was just over: a wait or a service. */
export const visitTask = eventType(
  'visits.task',
  1,
  z.object({ ...VISIT, step: z.string(), span: z.string().optional(), seconds: z.int().optional() }),
)

export const visitCancelled = eventType('visits.cancelled', 1, z.object({ ...VISIT, isNoShow: z.boolean() }))

/** A session is over: how many places it had and how many were taken, and by how many minutes its first call came late, if there was one. */
export const sessionOver = eventType(
  'visits.session',
  1,
  z.object({
    ...{ service: z.string(), hospital: z.string(), clinic: z.string(), doctor: z.string() },
    ...{ seats: z.int(), registered: z.int(), isLate: z.boolean().optional() },
    ...{ lateMinutes: z.int().optional(), started: z.int().optional() },
  }),
)

/** It did not go on, at which step and by which refusal. */
export const helpAsked = eventType(
  'visits.help',
  1,
  z.object({
    service: z.string(),
    hospital: z.string(),
    step: z.string(),
    reason: z.string(),
    channel: z.string(),
  }),
)

export const reportTold = eventType(
  'visits.reported',
  1,
  z.object({
    service: z.string(),
    hospital: z.string(),
    to: z.string(),
    what: z.string(),
    isTaken: z.boolean(),
  }),
)

/** Of whom nothing can be said any more, and on which ground. */
export const patientErased = eventType(
  'visits.erased',
  1,
  z.object({ hospital: z.string(), reason: z.string() }),
)
