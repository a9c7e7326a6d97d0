import { z } from 'zod'

const At = z.iso.datetime()

/** A request as the regency has it, opened, so that the node can keep it under keys of its own. Null: the person was erased. */
export const CaseCopy = z.strictObject({
  ...{ id: z.uuid(), version: z.int(), round: z.int(), trackingCode: z.string() },
  ...{ service: z.string(), serviceVersion: z.int(), office: z.string(), handler: z.string() },
  ...{ area: z.string(), channel: z.string(), slip: z.string().nullable() },
  ...{ watcher: z.string().nullable(), mergedInto: z.uuid().nullable(), assignee: z.uuid().nullable() },
  ...{ state: z.string(), closed: z.boolean(), waiting: z.boolean() },
  products: z.record(z.string(), z.json()),
  ...{ dueAt: At.nullable(), leavesAt: At.nullable(), submittedAt: At, receivedAt: At },
  ...{ flags: z.array(z.string()), facts: z.record(z.string(), z.json()) },
  messageLanguage: z.string().nullable(),
  /** In the order in which they were given. */
  form: z.record(z.string(), z.json()).nullable(),
  entries: z.array(
    z.strictObject({
      ...{ id: z.uuid(), at: At, actor: z.uuid(), office: z.string(), action: z.string() },
      ...{ product: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() },
      ...{ reason: z.string().nullable(), isNote: z.boolean() },
      ...{ message: z.string().nullable(), number: z.string().nullable() },
    }),
  ),
  /** Ids of its files; their bytes come by themselves. */
  files: z.array(z.uuid()),
  /** Former answers: the version of the request that they belonged to. */
  former: z.array(
    z.strictObject({
      ...{ version: z.int(), form: z.record(z.string(), z.json()), until: At, actor: z.uuid() },
      ...{ office: z.string(), action: z.string() },
    }),
  ),
})
export type CaseCopy = z.infer<typeof CaseCopy>

/** A file of a request with its bytes, base64. */
export const FileCopy = z.strictObject({
  ...{ id: z.uuid(), field: z.string().nullable(), product: z.string().nullable() },
  ...{ sha256: z.string(), mediaType: z.string(), bytes: z.int(), actor: z.uuid(), at: At },
  content: z.base64(),
})
export type FileCopy = z.infer<typeof FileCopy>
