import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

// Which offices, how far and in time or not; never a word of a letter. Of a secret one not even the offices.
const Between = {
  isSecret: z.boolean(),
  from: z.string().optional(),
  to: z.string().optional(),
  hops: z.number().int().optional(),
}
const between = z.object(Between)

export const dispositionSent = eventType(
  'dispositions.sent',
  1,
  z.object({ ...Between, kind: z.enum(['action', 'copy']), isRedirected: z.boolean() }),
)
export const dispositionRead = eventType('dispositions.read', 1, between)
export const dispositionTaken = eventType('dispositions.taken', 1, between)
export const dispositionReported = eventType('dispositions.reported', 1, between)
export const dispositionAccepted = eventType(
  'dispositions.accepted',
  1,
  z.object({
    ...Between,
    /** The last report came before the due day was over. */
    inTime: z.boolean().optional(),
    /** By the first office that it was given to. */
    isDirect: z.boolean().optional(),
  }),
)
export const dispositionAskedAgain = eventType('dispositions.asked-again', 1, between)
export const dispositionReturned = eventType(
  'dispositions.returned',
  1,
  z.object({ ...Between, belongsTo: z.string().optional() }),
)
export const dispositionWithdrawn = eventType('dispositions.withdrawn', 1, between)
export const dispositionAttached = eventType(
  'dispositions.attached',
  1,
  z.object({ isSecret: z.boolean(), sha256: z.string(), bytes: z.number().int() }),
)
export const agreementProposed = eventType(
  'dispositions.agreement-proposed',
  1,
  z.object({ provider: z.string(), consumer: z.string(), service: z.string(), fields: z.number().int() }),
)
export const agreementDecided = eventType(
  'dispositions.agreement-decided',
  1,
  z.object({ provider: z.string(), consumer: z.string(), verdict: z.enum(['agreed', 'refused']) }),
)
export const agreementEnded = eventType(
  'dispositions.agreement-ended',
  1,
  z.object({ provider: z.string(), consumer: z.string() }),
)
export const agreementRead = eventType(
  'dispositions.agreement-read',
  1,
  z.object({ provider: z.string(), consumer: z.string(), service: z.string(), found: z.boolean() }),
)
