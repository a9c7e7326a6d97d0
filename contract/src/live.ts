import { z } from 'zod'

/**
 * What happens in a region, as it is numbered: server-sent events named `happened`, whose id is the event's number, so
 * that a wall that was cut off goes on where it stopped: for officers within the last 5,000 events, for everybody else
 * within the last 100, and without `Last-Event-ID` from now on. Never personal data: the log holds none.
 */
export const live = { path: '/live', access: 'public', query: z.object({}) } as const

/** For whoever has `live.read`. */
export const LiveEvent = z.object({
  seq: z.int(),
  type: z.string(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  office: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type LiveEvent = z.infer<typeof LiveEvent>

/** For everybody else: that something happened, in which service, in which hour. Not where: a place could be one person. */
export const PublicLiveEvent = z.object({
  seq: z.int(),
  type: z.string(),
  hour: z.iso.datetime(),
  service: z.string().optional(),
  product: z.string().optional(),
})
export type PublicLiveEvent = z.infer<typeof PublicLiveEvent>
