import type { Reply } from '../kernel/call.ts'
import { sendFile } from '../kernel/send-file.ts'

/** Sends one file; what is told of it stands in the address. Under the same command it goes on where the line broke. */
export function sendBytes<Answer>(
  region: string,
  path: string,
  query: { readonly commandId: string },
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<Reply<Answer>> {
  return sendFile({ region, path, input: query, uploadId: query.commandId }, bytes, mediaType)
}
