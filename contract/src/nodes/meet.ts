import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { LanAddresses } from './pair.ts'
import { NodeParcel } from './parcel.ts'

/** The most that goes one way in one meeting; what remains goes in the next. */
export const MEETING_BYTES = 5 * 2 ** 20

/** What a node says of itself, so that somebody at the regency sees what is wrong before the village does. */
export const NodeHealth = z.strictObject({
  version: z.string().max(40),
  /** Commands that the regency has not taken, and those that wait for a person. */
  waiting: z.int().min(0),
  refused: z.int().min(0),
  storage: z.strictObject({ free: z.number().min(0), total: z.number().min(0) }).nullable(),
  memory: z.number().min(0),
  /** How far the machine's own clock was ahead of the regency's, in milliseconds; what it claims is put right by it. */
  clockMs: z.number(),
  certificateUntil: z.iso.datetime().nullable(),
  addresses: LanAddresses,
  startedAt: z.iso.datetime(),
})
export type NodeHealth = z.infer<typeof NodeHealth>

/** A node's half of a meeting, and what a stick carries up. Signed as a whole. */
export const NodeGreeting = z.strictObject({
  region: z.string().max(10),
  node: z.uuid(),
  /** By the node's clock. */
  at: z.iso.datetime(),
  /** The regency's newest parcel that the node has taken. */
  taken: z.int().min(0),
  health: NodeHealth,
  /** Versions of services that it knows: `pak-saidi 4`. */
  services: z.array(z.string().max(120)).max(2000),
  parcels: z.array(NodeParcel).max(2000),
  /** As much as its line carries, in bytes; nothing where that is the most. */
  most: z.int().positive().optional(),
})
export type NodeGreeting = z.infer<typeof NodeGreeting>

/** The regency's half, and what a stick carries down. */
export const NodeReply = z.strictObject({
  region: z.string(),
  node: z.uuid(),
  at: z.iso.datetime(),
  /** The node's newest parcel that the regency has taken. */
  taken: z.int().min(0),
  parcels: z.array(NodeParcel),
  /** There is more than went into this. */
  more: z.boolean(),
})
export type NodeReply = z.infer<typeof NodeReply>

export const NODE_REFUSALS = {
  'nodes.unknown': 404,
  'nodes.revoked': 403,
  'nodes.not_yours': 403,
  'nodes.gap': 409,
  'nodes.forged': 409,
  'nodes.unfit': 409,
} as const

/** A node meets its regency: it brings what was done there, and takes what was done here. */
export const meetNode = endpoint({
  method: 'POST',
  path: '/nodes/meet',
  access: 'public',
  maxBytes: 4 * MEETING_BYTES,
  params: z.object({}),
  body: z.object({ greeting: z.string(), signature: z.base64() }),
  /** Signed like the greeting. */
  answer: z.object({ reply: z.string(), signature: z.base64() }),
  refusals: NODE_REFUSALS,
})
