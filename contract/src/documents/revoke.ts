import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { download } from '../transfer.ts'

/** Takes a paper of ours back. Its number stays given. */
export const revoke = endpoint({
  method: 'POST',
  path: '/documents/:documentId/revoke',
  access: 'documents.revoke',
  params: z.object({ documentId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.string().trim().min(3).max(300) }),
  answer: z.object({ documentId: z.uuid(), state: z.literal('revoked') }),
  refusals: { ...COMMAND_REFUSALS, 'documents.not_found': 404, 'documents.revoked_already': 409 },
})

/** A paper of ours as it was sealed. */
export const documentFile = download({
  path: '/documents/:documentId/file',
  access: 'documents.issue',
  params: z.object({ documentId: z.uuid() }),
  query: z.object({}),
  refusals: { 'documents.not_found': 404, 'documents.erased': 409, 'documents.file_lost': 409 },
})
