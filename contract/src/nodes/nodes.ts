import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { download, upload } from '../transfer.ts'
import { NODE_REFUSALS, NodeHealth } from './meet.ts'

/** What should be looked at, in the order of how urgent it is; the page has a sentence for each. */
export const NODE_WARNINGS = [
  'fault',
  'silent',
  'certificate_over',
  'certificate_soon',
  'storage_low',
  'clock_wrong',
  'refused',
  'waiting_long',
  'version_old',
] as const
export type NodeWarning = (typeof NODE_WARNINGS)[number]

export const NodeItem = z.object({
  nodeId: z.uuid(),
  name: z.string(),
  office: z.string(),
  officeName: z.string(),
  letter: z.string(),
  pairedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  lastMetAt: z.iso.datetime().nullable(),
  lastWay: z.enum(['line', 'stick']).nullable(),
  lastFault: z.string().nullable(),
  clockMs: z.int().nullable(),
  health: NodeHealth.nullable(),
  /** Commands that wait for a person here. */
  refused: z.int(),
  warnings: z.array(z.enum(NODE_WARNINGS)),
})
export type NodeItem = z.infer<typeof NodeItem>

/** The nodes of the region, those in use first, and codes that nobody has used yet. */
export const nodes = endpoint({
  method: 'GET',
  path: '/nodes',
  access: 'nodes.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    version: z.string(),
    nodes: z.array(NodeItem),
    invitations: z.array(
      z.object({ short: z.string(), office: z.string(), name: z.string(), expiresAt: z.iso.datetime() }),
    ),
  }),
  refusals: {},
})

/** Takes a node out of use: what it brings from then on is refused, and it hears so. What it brought stays. */
export const revokeNode = endpoint({
  method: 'POST',
  path: '/nodes/:nodeId/revoke',
  access: 'nodes.manage',
  params: z.object({ nodeId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.string().trim().min(3).max(300) }),
  answer: z.object({ nodeId: z.uuid(), revokedAt: z.iso.datetime() }),
  refusals: { ...COMMAND_REFUSALS, 'nodes.unknown': 404, 'nodes.revoked_already': 409 },
})

/** Meets the regency now instead of in half a minute. */
export const syncNow = endpoint({
  method: 'POST',
  path: '/nodes/here/sync',
  access: 'nodes.carry',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({ passed: z.int(), fault: z.string().nullable() }),
  refusals: { 'nodes.not_here': 409 },
})

/** For a stick, where there is no line: at the node what goes up, at the regency what goes down to one node. */
export const exportBundle = download({
  path: '/nodes/bundles/export',
  access: 'nodes.carry',
  params: z.object({}),
  query: z.object({ node: z.uuid().optional() }),
  refusals: { 'nodes.unknown': 404, 'nodes.revoked': 403 },
})

/** What is carried at once, and one parcel of the largest file more. */
export const MOST_BUNDLE_BYTES = 96 * 2 ** 20

/** Does what a meeting would. What was taken before is passed over. */
export const importBundle = upload({
  path: '/nodes/bundles/import',
  access: 'nodes.carry',
  maxBytes: MOST_BUNDLE_BYTES,
  params: z.object({}),
  query: z.object({}),
  answer: z.object({
    node: z.uuid(),
    /** Parcels that were new, and those that had been taken before. */
    taken: z.int(),
    known: z.int(),
    madeAt: z.iso.datetime(),
  }),
  refusals: { ...NODE_REFUSALS, 'nodes.no_bundle': 400, 'nodes.other_bundle': 409 },
})
