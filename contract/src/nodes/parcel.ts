import { z } from 'zod'
import { SignedRevocations } from '../documents/revocations.ts'
import { CaseCopy, FileCopy } from './case-copy.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A command as somebody gave it at the node: the very endpoint, path and body, and in whose name. */
export const MadeCommand = z.strictObject({
  kind: z.literal('command'),
  id: z.uuid(),
  /** Of the contract: `/cases/:caseId/act`. */
  path: z.string().max(200),
  params: z.record(z.string(), z.string()),
  input: z.record(z.string(), z.json()),
  /** Of an upload: the bytes, base64. */
  content: z.base64().optional(),
  subject: z.uuid(),
  actor: z.uuid(),
  office: z.string().max(60),
  role: z.string().max(60),
  /** By the node's clock, which may be wrong by years. */
  madeAt: z.iso.datetime(),
  /** Answers as they stood at the node before this command changed them. */
  before: z.record(z.string(), z.json()).optional(),
})
export type MadeCommand = z.infer<typeof MadeCommand>

/** What became of a command at the regency. */
export const CommandOutcome = z.strictObject({
  kind: z.literal('outcome'),
  id: z.uuid(),
  state: z.enum(['done', 'refused', 'waiting', 'dropped']),
  code: z.string().max(100).nullable(),
  pointers: z.array(z.string().max(300)).max(200),
  owner: z.uuid(),
})
export type CommandOutcome = z.infer<typeof CommandOutcome>

/** The people of the office with their log-in, so that they can work while the regency is out of reach. */
export const OfficePeople = z.strictObject({
  kind: z.literal('people'),
  people: z.array(
    z.strictObject({
      ...{ id: z.uuid(), name: z.string(), email: z.string(), passwordHash: z.string().nullable() },
      passwordGiven: z.boolean(),
      /** Of the second step: its secret and codes, in the clear inside what is encrypted for the node. */
      secondStep: z.strictObject({ secret: z.string(), backupCodes: z.string() }).nullable(),
      places: z.array(
        z.strictObject({
          ...{ id: z.uuid(), office: z.string(), role: z.string(), decree: z.string() },
          ...{ from: z.iso.date(), until: z.iso.date().nullable() },
        }),
      ),
    }),
  ),
})
export type OfficePeople = z.infer<typeof OfficePeople>

export const CaseTold = z.strictObject({
  kind: z.literal('case'),
  /** The node's newest parcel that this copy knows of. */
  upTo: z.int().min(0),
  copy: CaseCopy,
})

export const FileTold = z.strictObject({ kind: z.literal('file'), caseId: z.uuid(), file: FileCopy })

/** A version of a service that the node's program did not bring. */
export const ServiceTold = z.strictObject({
  kind: z.literal('service'),
  ...{ key: z.string(), version: z.int(), body: z.record(z.string(), z.json()) },
})

/** A new certificate of the node's name, by the authority of the regency. */
export const CertificateTold = z.strictObject({
  kind: z.literal('certificate'),
  ...{ certificate: z.string(), authority: z.string(), until: z.iso.datetime() },
})

/** The list by which papers are checked without a network, as the regency signed it. */
export const RevocationsTold = z.strictObject({
  kind: z.literal('revocations'),
  ...SignedRevocations.shape,
})

/** What may pass between a node and its regency. */
export const NodeParcelBody = z.discriminatedUnion('kind', [
  ...([MadeCommand, CommandOutcome, OfficePeople, CaseTold, FileTold, ServiceTold] as const),
  ...([CertificateTold, RevocationsTold] as const),
])
export type NodeParcelBody = z.infer<typeof NodeParcelBody>

/** Only this goes up. */
export const NODE_UP: readonly NodeParcelBody['kind'][] = ['command']

/** The signed text, as canonical JSON. `sealed` opens to a body for whoever has the key of the link. */
export const NodeParcelText = z.strictObject({
  region: z.string().max(10),
  node: z.uuid(),
  way: z.enum(['up', 'down']),
  number: z.int().positive(),
  previous: z.union([z.literal(''), Hash]),
  madeAt: z.iso.datetime(),
  sealed: z.base64(),
})
export type NodeParcelText = z.infer<typeof NodeParcelText>

export const NodeParcel = z.strictObject({ text: z.string(), signature: z.base64() })
export type NodeParcel = z.infer<typeof NodeParcel>
