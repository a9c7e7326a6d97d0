import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'

/** Requests that may be about the same as this one, the newest first, and by which rule of the definition. None that are another office's business. */
export const like = endpoint({
  method: 'GET',
  path: '/cases/:caseId/like',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        trackingCode: z.string(),
        subject: z.string().nullable(),
        office: z.string(),
        state: z.string(),
        submittedAt: z.iso.datetime(),
        rules: z.array(z.object({ key: Key, label: Text })),
      }),
    ),
    /** What this one was merged into, and what was merged into it. */
    into: z.object({ id: z.uuid(), trackingCode: z.string() }).nullable(),
    merged: z.array(z.object({ id: z.uuid(), trackingCode: z.string() })),
  }),
  refusals: { 'cases.not_found': 404 },
})
