import { PART_BYTES, sendPart, UPLOAD_ID_HEADER, uploadOffset } from '@guyub/contract/uploads'
import { answered, type Reply, transferUrl } from './call.ts'

interface Where {
  readonly region: string
  /** Of the upload that takes the file, and what its address says. */
  readonly path: string
  readonly input: Readonly<Record<string, unknown>>
  /** A UUIDv7 that stays the same when it is tried again: that is how it is known how far it came. */
  readonly uploadId: string
}

type Send = (url: string, init: RequestInit) => Promise<Response>

const UNREACHABLE = { ok: false, problem: { status: 0, code: 'network.unreachable' } } as const

/**
 * Sends a file. A small one in one go; a larger one piece by piece, so that a line that breaks loses one piece and not the whole: whoever tries again
 * under the same id goes on where it stopped.
 */
export async function sendFile<Answer>(
  { region, path, input, uploadId }: Where,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  send: Send = (url, init) => fetch(url, init),
): Promise<Reply<Answer>> {
  const ask = async (url: string, body?: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) => {
    const headers = { ...(body && { 'content-type': 'application/octet-stream' }), ...more }
    const init = { method: body ? 'POST' : 'GET', credentials: 'same-origin' as const, headers }
    const response = await send(url, { ...init, ...(body && { body }) })
    return answered(response.status, await response.text())
  }
  const whole = transferUrl(region, path, input)
  try {
    if (bytes.length <= PART_BYTES)
      return (await ask(whole, bytes, { 'content-type': mediaType })) as Reply<Answer>
    const failed = await sendParts((offset) => {
      if (offset === undefined) return ask(transferUrl(region, uploadOffset.path, { uploadId }))
      const part = bytes.slice(offset, offset + PART_BYTES)
      return ask(transferUrl(region, sendPart.path, { uploadId, offset, total: bytes.length }), part)
    }, bytes.length)
    if (failed) return failed
    const told = { [UPLOAD_ID_HEADER]: uploadId, 'content-type': mediaType }
    return (await ask(whole, new Uint8Array(), told)) as Reply<Answer>
  } catch {
    return UNREACHABLE
  }
}

/** Until all of it is there; what refused, otherwise. Without an offset it is asked how far it came. */
async function sendParts(
  step: (offset?: number) => Promise<Reply<unknown>>,
  total: number,
): Promise<Extract<Reply<never>, { ok: false }> | undefined> {
  let lost = 0
  for (let offset = -1; offset < total; ) {
    const reply = await step(offset < 0 ? undefined : offset)
    if (reply.ok) offset = (reply.answer as { offset: number }).offset
    // Another tab sends the same, or the parts were thrown away: what is there is asked for once more.
    else if (reply.problem.code === 'upload.offset' && lost++ < 3) offset = -1
    else return reply
  }
  return undefined
}
