import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

/** The devices of one's own office, or of every office for whoever manages the region's people; in use first. */
export const devices = endpoint({
  method: 'GET',
  path: '/devices',
  access: 'devices.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      deviceId: z.uuid(),
      office: z.string(),
      letter: z.string(),
      registeredAt: z.iso.datetime(),
      /** Null when the account is gone. */
      registeredBy: z.string().nullable(),
      /** To the hour; when it was registered, if it was never heard of again. */
      lastSeenAt: z.iso.datetime(),
      revokedAt: z.iso.datetime().nullable(),
      revokedBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  refusals: {},
})
