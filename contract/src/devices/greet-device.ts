import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

/** A device of one's own office says that it is still there, and hears whether it is still in use. */
export const greetDevice = endpoint({
  method: 'POST',
  path: '/devices/:deviceId/greet',
  access: 'cases.submit',
  params: z.object({ deviceId: z.uuid() }),
  body: z.object({}),
  answer: z.object({ isRevoked: z.boolean() }),
  refusals: { 'devices.not_found': 404 },
})
