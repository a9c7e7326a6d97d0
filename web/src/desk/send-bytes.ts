import { answered, type Reply, transferUrl } from '../kernel/call.ts'

/** Sends one file; what is told of it stands in the address. */
export async function sendBytes<Answer>(
  region: string,
  path: string,
  query: object,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<Reply<Answer>> {
  try {
    const response = await fetch(transferUrl(region, path, query), {
      method: 'POST',
      body: bytes,
      credentials: 'same-origin',
      headers: { 'content-type': mediaType },
    })
    return answered(response.status, await response.text())
  } catch {
    return { ok: false, problem: { status: 0, code: 'network.unreachable' } }
  }
}
