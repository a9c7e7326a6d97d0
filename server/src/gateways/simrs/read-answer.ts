import { SystemSilent } from '../../capabilities/visits/index.ts'

/** A fortnight of sessions of a large hospital is a tenth of this. */
export const LARGEST_ANSWER = 1024 * 1024

/** The text of an answer, counted while it comes in: what is longer is dropped, whatever its head says of its length. */
export async function readAnswer(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    // Leaving the loop closes the connection.
    if (bytes > LARGEST_ANSWER)
      throw new SystemSilent(`the hospital’s own system answers more than ${LARGEST_ANSWER} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
