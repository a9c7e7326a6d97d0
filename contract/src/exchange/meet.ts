import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Parcel } from './parcel.ts'

/** The most that goes one way in one meeting; what remains goes in the next. */
export const MOST_BYTES = 14 * 2 ** 20

/** What home says when it meets the centre: signed as a whole, so that nobody else fetches what is meant for the region. */
export const Greeting = z.strictObject({
  region: z.string().max(10),
  at: z.iso.datetime(),
  /** The centre's newest parcel that home has applied. */
  taken: z.int().min(0),
  parcels: z.array(Parcel).max(500),
})
export type Greeting = z.infer<typeof Greeting>

/**
 * A region's own installation meets the centre's: it brings what is new, and takes what is new, in one call. Both sides number and sign;
 * what was taken before is passed over, what has a gap before it is refused and sent again.
 */
export const meet = endpoint({
  method: 'POST',
  path: '/exchange/meet',
  access: 'public',
  maxBytes: 3 * MOST_BYTES,
  params: z.object({}),
  body: z.object({
    /** Canonical JSON of a Greeting, and Ed25519 over it by the region's key, base64. */
    greeting: z.string().max(2 * MOST_BYTES),
    signature: z.base64(),
  }),
  answer: z.object({
    /** Home's newest parcel that the centre has applied. */
    taken: z.int(),
    parcels: z.array(Parcel),
    /** There is more than went into this answer. */
    more: z.boolean(),
  }),
  refusals: {
    'exchange.not_linked': 404,
    'exchange.not_yours': 403,
    'exchange.clock_apart': 409,
    'exchange.gap': 409,
    'exchange.forged': 409,
    'exchange.unfit': 409,
  },
})

/** How the exchange of this region stands. */
export const exchangeState = endpoint({
  method: 'GET',
  path: '/exchange',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    /** SHA-256 of this installation's public key, and the key itself in PEM, to be given to the other side. */
    fingerprint: z.string(),
    publicKey: z.string(),
    link: z
      .object({
        side: z.enum(['home', 'centre']),
        address: z.string().nullable(),
        linkedAt: z.iso.datetime(),
        /** Of the key that signs for us with this side, and of theirs: what people compare. */
        ownFingerprint: z.string(),
        peerFingerprint: z.string(),
        sent: z.int(),
        acknowledged: z.int(),
        taken: z.int(),
        lastMetAt: z.iso.datetime().nullable(),
        lastFault: z.string().nullable(),
      })
      .nullable(),
    /** The newest parcels, made here or come from the other side. */
    parcels: z.array(
      z.object({
        number: z.int(),
        isOurs: z.boolean(),
        kind: z.string(),
        at: z.iso.datetime(),
        hash: z.string(),
      }),
    ),
  }),
  refusals: {},
})
