import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

/**
 * For whoever lost the PIN of the receipt: a one-time code to the phone that the request was filed with. The answer is the
 * same whether or not there is such a request and whether or not it is that phone.
 */
export const trackCode = endpoint({
  method: 'POST',
  path: '/track/code',
  access: 'public',
  params: z.object({}),
  body: z.object({ trackingCode: z.string().max(40), phone: z.string().min(8).max(40) }),
  answer: z.object({ accepted: z.literal(true), goodForMinutes: z.int() }),
  /** This installation sends no messages, or the region is a rehearsal; for everybody alike. */
  refusals: { 'cases.codes_unavailable': 409 },
})
