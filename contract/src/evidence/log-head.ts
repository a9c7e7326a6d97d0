import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

/**
 * The newest seal of the region's log and the key that signed it. Whoever keeps a copy elsewhere can tell later that nothing
 * was cut off the end: a missing newest seal shows only against such a copy.
 */
export const logHead = endpoint({
  method: 'GET',
  path: '/log/head',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    /** Canonical JSON (RFC 8785): region, first and last number, Merkle root, hash of the head before, when. Null before the first. */
    head: z.string().nullable(),
    /** Ed25519 over the text of `head`, base64. */
    signature: z.string().nullable(),
    publicKey: z.string(),
    fingerprint: z.string(),
  }),
  refusals: {},
})
