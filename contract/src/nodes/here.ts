import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

/** Whether this installation is a village's own, and how far it is in step; for every page of the desk. */
export const hereIs = endpoint({
  method: 'GET',
  path: '/nodes/here',
  access: 'signed-in',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    node: z
      .object({
        ...{ id: z.uuid(), name: z.string(), office: z.string(), address: z.string() },
        ...{ lastMetAt: z.iso.datetime().nullable(), lastWay: z.enum(['line', 'stick']).nullable() },
        ...{ lastFault: z.string().nullable(), revokedAt: z.iso.datetime().nullable() },
        ...{ waiting: z.int(), refused: z.int(), certificateUntil: z.iso.datetime().nullable() },
      })
      .nullable(),
  }),
  refusals: {},
})
