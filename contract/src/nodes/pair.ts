import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

/** How long a pairing code holds, in hours; and how many wrong proofs burn it. */
export const CODE_HOURS = 24
export const MOST_TRIES = 5

/** Of an office's own network, which its certificate may stand for; nobody else's. */
const PRIVATE = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/
export const LanAddress = z.ipv4().regex(PRIVATE)
export const LanAddresses = z.array(LanAddress).max(8)

/** Somebody at the regency lets one mini-PC of a village office pair, once and for a day. */
export const inviteNode = endpoint({
  method: 'POST',
  path: '/nodes/invite',
  access: 'nodes.manage',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    office: z.string().max(60),
    /** What people call it, and its name on the office's network: `simpul-jaten`. */
    name: z.string().regex(/^[a-z0-9]([a-z0-9-]{1,38})[a-z0-9]$/),
  }),
  answer: z.object({
    /** Typed on the mini-PC, and what its QR holds. Told once more to whoever sends the same command again. */
    code: z.string(),
    address: z.string(),
    line: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  refusals: { ...COMMAND_REFUSALS, 'nodes.no_village': 409, 'nodes.too_many': 409 },
})

/** A mini-PC proves that it holds the code, and gets what it needs. The code itself never travels. */
export const pairNode = endpoint({
  method: 'POST',
  path: '/nodes/pair',
  access: 'public',
  limit: { max: 30, minutes: 1 },
  params: z.object({}),
  body: z.object({
    short: z.string().max(10),
    node: CommandId,
    /** Ed25519, SPKI in PEM; and X25519, for this answer alone. */
    publicKey: z.string().max(400),
    boxKey: z.string().max(400),
    /** Of its server certificate: RSA, SPKI in PEM. */
    serverKey: z.string().max(2000),
    /** Where it is reached on the office's network, besides by its name. */
    addresses: LanAddresses,
    /** HMAC-SHA256 over all of it, keyed by the secret of the code, base64. */
    proof: z.base64(),
  }),
  answer: z.object({
    /** X25519 of the regency, for this answer alone. */
    boxKey: z.string(),
    /** Pairing as JSON, encrypted for whoever holds both the box key and the code. */
    sealed: z.base64(),
  }),
  refusals: { 'nodes.code_unknown': 404, 'nodes.code_over': 409 },
})

/** What the regency hands over at pairing. */
export const Pairing = z.strictObject({
  region: z.string(),
  regionName: z.string(),
  office: z.string(),
  officeName: z.string(),
  name: z.string(),
  letter: z.string(),
  /** Of the regency: Ed25519, SPKI in PEM. */
  publicKey: z.string(),
  /** Base64: what passes is encrypted under the first, what the node keeps under keys of the second. */
  linkKey: z.base64(),
  master: z.base64(),
  pairedAt: z.iso.datetime(),
  certificate: z.string(),
  authority: z.string(),
  certificateUntil: z.iso.datetime(),
})
export type Pairing = z.infer<typeof Pairing>
