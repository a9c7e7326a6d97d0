import { newCommandId } from '@guyub/contract/command'
import type { Reply } from '../kernel/call.ts'
import { sendFile } from '../kernel/send-file.ts'

/** Sends one file; what is told of it stands in the address. Under the same command it goes on where the line broke. */
export function sendBytes<Answer>(
  region: string,
  path: string,
  query: { readonly commandId?: string } & Readonly<Record<string, unknown>>,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<Reply<Answer>> {
  const uploadId = query.commandId ?? newCommandId()
  return sendFile({ region, path, input: query, uploadId }, bytes, mediaType)
}
